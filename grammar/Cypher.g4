// SPDX-License-Identifier: Apache-2.0
// Kenes' grammar of Cypher. Precedence lives in `expr`: alternatives that stand higher bind tighter, and each
// binary operator is written `expr op expr` (never `expr (op expr)+`, which loses precedence without a
// warning). The grammar accepts a little more than the language where a later pass can say better what is
// wrong: bad numbers, length ranges without `*`, the order of clauses. See README.md.
grammar Cypher;

// The `[` and the `|` of list comprehensions. parse.cpp finds them, because telling them from lists and from
// the `|` between labels by looking ahead takes time that is quadratic in the depth.
tokens { COMPREHENSION, MAPPED }

// ---- statements ----

statement : how=(EXPLAIN | PROFILE)? (schemaCommand | showCommand | query) SEMICOLON? EOF ;
loneExpression : expr EOF ;

query : singleQuery (unionOperator singleQuery)* ;
unionOperator : UNION ALL? ;
singleQuery : clause+ ;

clause
  : matchClause | unwindClause | withClause | returnClause | createClause | mergeClause | setClause
  | removeClause | deleteClause | claimClause | callSubquery | callProcedure | foreachClause | loadCsvClause
  | pageClause | finishClause
  ;
updatingClause
  : createClause | mergeClause | setClause | removeClause | deleteClause | claimClause | foreachClause
  ;

matchClause : OPTIONAL? MATCH pattern (COMMA pattern)* lensPart* where? ;
// In any order; each at most once, which is judged while lowering.
lensPart
  : AS OF (FROM first=expr TO last=expr | day=expr)
  | ACCORDING TO sources=expr
  | AS KNOWN AT moment=expr
  ;
where : WHERE expr ;
unwindClause : UNWIND expr AS variable ;
withClause : WITH projection where? ;
returnClause : RETURN projection ;
projection
  : DISTINCT? (STAR (COMMA projectionItem)* | projectionItem (COMMA projectionItem)*)
    (ORDER BY sortItem (COMMA sortItem)*)? ((SKIP_ | OFFSET) skip=expr)? (LIMIT limit=expr)?
  ;
projectionItem : expr (AS variable)? ;
sortItem : expr (ASC | ASCENDING | DESC | DESCENDING)? ;
pageClause
  : ORDER BY sortItem (COMMA sortItem)* ((SKIP_ | OFFSET) skip=expr)? (LIMIT limit=expr)?
  | (SKIP_ | OFFSET) skip=expr (LIMIT limit=expr)?
  | LIMIT limit=expr
  ;
finishClause : FINISH ;
loadCsvClause : LOAD CSV (WITH HEADERS)? FROM from=expr AS variable (FIELDTERMINATOR terminator=expr)? ;
createClause : (CREATE | INSERT) pattern (COMMA pattern)* ;
mergeClause : MERGE pattern mergeAction* ;
mergeAction : ON (CREATE | MATCH) setClause ;
setClause : SET setItem (COMMA setItem)* ;
setItem
  : changedProperty EQUAL expr
  | variable op=(EQUAL | PLUS_EQUAL) expr
  | variable changedLabels
  ;
changedProperty : (variable | LPAREN expr RPAREN) propertyStep+ ;
propertyStep : DOT schemaName | LBRACKET expr RBRACKET ;
changedLabels : IS changedLabel | (COLON changedLabel)+ ;
changedLabel : schemaName | DOLLAR LPAREN expr RPAREN ;
propertyTarget : (variable | LPAREN expr RPAREN) (DOT schemaName)+ ;
removeClause : REMOVE removeItem (COMMA removeItem)* ;
removeItem : changedProperty | variable changedLabels ;
deleteClause : (DETACH | NODETACH)? DELETE expr (COMMA expr)* ;
// What is said of the claim may come in any order too.
claimClause : CLAIM claimItem (COMMA claimItem)* claimDetail* ;
claimItem
  : changedProperty EQUAL expr
  | variable changedLabels
  | path
  | variable
  ;
claimDetail
  : LANGUAGE expr
  | VALID (FROM first=expr (TO last=expr)? | TO last=expr | AT day=expr)
  | SOURCE source=expr (AT locator=expr)? (QUOTE quote=expr)?
  | RANK expr
  | CONFIDENCE expr
  ;
callProcedure
  : OPTIONAL? CALL qualifiedName (LPAREN (expr (COMMA expr)*)? RPAREN)?
    (YIELD (STAR | yieldItem (COMMA yieldItem)*) where?)?
  ;
yieldItem : schemaName (AS variable)? ;
callSubquery
  : OPTIONAL? CALL (LPAREN (STAR | variable (COMMA variable)*)? RPAREN)? LBRACE query RBRACE inTransactions?
  ;
inTransactions : IN (expr? CONCURRENT)? (TRANSACTION | TRANSACTIONS) transactionOption* ;
transactionOption
  : OF expr (ROW | ROWS)
  | ON ERROR how=(CONTINUE | BREAK | FAIL)
  | REPORT STATUS AS variable
  ;
foreachClause : FOREACH LPAREN variable IN expr BAR updatingClause+ RPAREN ;

// ---- patterns ----

pattern : (variable EQUAL)? (selector LPAREN path RPAREN | pathChoice? path) ;
selector : SHORTESTPATH | ALLSHORTESTPATHS ;
pathChoice
  : ALL SHORTEST? (PATH | PATHS)?
  | ANY (SHORTEST | pathCount)? (PATH | PATHS)?
  | SHORTEST pathCount? (PATH | PATHS)? (GROUP | GROUPS)?
  ;
pathCount : INTEGER | PARAMETER ;
path : pathPart+ ;
pathPart
  : nodePattern (relationshipPattern repetition? nodePattern)*
  | LPAREN (variable EQUAL)? path where? RPAREN repetition?
  ;
repetition
  : LBRACE (exactly=INTEGER | from=INTEGER? COMMA to=INTEGER?) RBRACE
  | PLUS
  | STAR
  ;
nodePattern : LPAREN variable? labels? patternProperties? where? RPAREN ;
relationshipPattern : LESS? MINUS relationshipDetail? MINUS GREATER? ;
relationshipDetail : LBRACKET variable? labels? length? patternProperties? where? RBRACKET ;
length
  : STAR bound? (DOT_DOT bound?)?
  | INTEGER? DOT_DOT INTEGER?
  ;
bound : MINUS? INTEGER ;
patternProperties : map | PARAMETER ;

labels : (COLON | IS) labelAny (COLON labelAny)* ;
labelAny : labelAll (BAR COLON? labelAll)* ;
labelAll : labelTerm (AMPERSAND labelTerm)* ;
labelTerm
  : EXCLAMATION labelTerm
  | LPAREN labelAny RPAREN
  | PERCENT
  | DOLLAR LPAREN expr RPAREN
  | PARAMETER LPAREN expr RPAREN
  | schemaName
  ;

// ---- expressions ----

expr
  : expr DOT schemaName                                                           # property
  | expr LBRACKET expr RBRACKET                                                   # index
  | expr LBRACKET from=expr? DOT_DOT to=expr? RBRACKET                            # slice
  | expr COLON labelAny (COLON labelAny)*                                         # hasLabels
  | op=(PLUS | MINUS) expr                                                        # sign
  | expr op=POWER expr                                                            # binary
  | expr op=(STAR | SLASH | PERCENT) expr                                         # binary
  | expr op=(PLUS | MINUS | CONCATENATE) expr                                     # binary
  | expr (op=STARTS WITH | op=ENDS WITH | op=CONTAINS | op=IN | op=MATCHES) expr  # binary
  | expr IS NOT? NULL_                                                            # nullTest
  | expr IS NOT? form=IDENTIFIER? NORMALIZED                                      # normalTest
  | expr (IS NOT? (TYPED | DOUBLE_COLON) | DOUBLE_COLON) valueType                # typeTest
  | expr IS labelAny                                                              # isLabelled
  | expr op=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) expr # binary
  | NOT expr                                                                      # negation
  | expr op=AND expr                                                              # binary
  | expr op=XOR expr                                                              # binary
  | expr op=OR expr                                                               # binary
  | literal                                                                       # literalValue
  | PARAMETER                                                                     # parameter
  | COUNT LPAREN STAR RPAREN                                                      # countAll
  | op=(EXISTS | COUNT | COLLECT) subquery                                        # subqueryValue
  | CASE operand=expr? caseBranch+ (ELSE otherwise=expr)? END                     # caseOf
  | COMPREHENSION variable IN expr (WHERE filter=expr)? (MAPPED mapped=expr)? RBRACKET # listComprehension
  | LBRACKET (variable EQUAL)? path (WHERE filter=expr)? BAR mapped=expr RBRACKET # patternComprehension
  | LBRACKET (expr (COMMA expr)*)? RBRACKET                                       # list
  | map                                                                           # mapValue
  | variable LBRACE (projectionPart (COMMA projectionPart)*)? RBRACE              # mapProjection
  | op=(ALL | ANY | NONE | SINGLE) LPAREN variable IN expr WHERE filter=expr RPAREN # quantifier
  | REDUCE LPAREN variable EQUAL expr COMMA variable IN expr BAR expr RPAREN      # reduce
  | selector LPAREN path RPAREN                                                   # pathSelector
  | nodePattern (relationshipPattern nodePattern)+                                # patternPredicate
  | TRIM LPAREN side=(BOTH | LEADING | TRAILING)? (expr (COMMA expr)*)? (FROM source=expr)? RPAREN # trim
  | functionName LPAREN DISTINCT? (expr (COMMA expr)*)? RPAREN                    # call
  | LPAREN expr RPAREN                                                            # parenthesized
  | variable                                                                      # variableUse
  ;

caseBranch : WHEN caseTest (COMMA caseTest)* THEN expr ;
caseTest
  : expr
  | op=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | CONTAINS | IN | MATCHES) expr
  | op=(STARTS | ENDS) WITH expr
  | IS NOT? NULL_
  | IS NOT? form=IDENTIFIER? NORMALIZED
  | (IS NOT? (TYPED | DOUBLE_COLON) | DOUBLE_COLON) valueType
  ;
// `INTEGER NOT NULL | LIST<STRING>`: value_type.hpp knows what the words mean.
valueType : valueTypePart (BAR valueTypePart)* ;
valueTypePart
  : typeWord+ (WITH typeWord typeWord)? (LESS valueType GREATER)? (NOT NULL_ | EXCLAMATION)? listOf*
  ;
listOf : typeWord (NOT NULL_ | EXCLAMATION)? ;
typeWord : IDENTIFIER | ANY | NODE | PATH | PATHS | RELATIONSHIP | NULL_ ;
subquery : LBRACE (query | pattern (COMMA pattern)* lensPart* where?) RBRACE ;
map : LBRACE (mapEntry (COMMA mapEntry)*)? RBRACE ;
mapEntry : schemaName COLON expr ;
projectionPart
  : DOT STAR
  | DOT schemaName
  | schemaName COLON expr
  | variable
  ;
literal : INTEGER | FLOAT | STRING | TRUE_ | FALSE_ | NULL_ | BAD_NUMBER ;

// ---- schema ----

schemaCommand
  : CREATE kind=IDENTIFIER? INDEX schemaName? (IF NOT EXISTS)? FOR schemaTarget ON EACH?
      LPAREN propertyTarget (COMMA propertyTarget)* RPAREN schemaOptions?          # createIndex
  | CREATE kind=IDENTIFIER INDEX schemaName? (IF NOT EXISTS)? FOR lookupTarget ON EACH?
      functionName LPAREN variable RPAREN schemaOptions?                          # createLookupIndex
  | CREATE kind=IDENTIFIER? INDEX ON COLON schemaName
      LPAREN schemaName (COMMA schemaName)* RPAREN                                # createOldIndex
  | CREATE CONSTRAINT schemaName? (IF NOT EXISTS)? (FOR | ON) schemaTarget (REQUIRE | ASSERT) requirement
      schemaOptions?                                                              # createConstraint
  | DROP INDEX schemaName (IF EXISTS)?                                            # dropIndex
  | DROP INDEX ON COLON schemaName LPAREN schemaName (COMMA schemaName)* RPAREN   # dropOldIndex
  | DROP CONSTRAINT schemaName (IF EXISTS)?                                       # dropConstraint
  | DROP CONSTRAINT ON schemaTarget ASSERT requirement                            # dropOldConstraint
  ;
schemaOptions : OPTIONS (map | PARAMETER) ;
schemaTarget
  : LPAREN variable COLON schemaName RPAREN
  | LPAREN RPAREN LESS? MINUS LBRACKET variable COLON schemaName RBRACKET MINUS GREATER? LPAREN RPAREN
  ;
lookupTarget
  : LPAREN variable RPAREN
  | LPAREN RPAREN LESS? MINUS LBRACKET variable RBRACKET MINUS GREATER? LPAREN RPAREN
  ;
requirement
  : EXISTS LPAREN propertyTarget RPAREN
  | (propertyTarget | LPAREN propertyTarget (COMMA propertyTarget)* RPAREN) IS
      (owner=(NODE | RELATIONSHIP | IDENTIFIER)? (UNIQUE | KEY) | NOT NULL_
      | (TYPED | DOUBLE_COLON) valueType)
  ;

// SHOW is a query over a procedure; its words are judged while lowering, so that they are no keywords.
showCommand : SHOW showWord+ showYield? where? returnClause? ;
showWord
  : IDENTIFIER | ALL | BY | CONSTRAINT | CONSTRAINTS | EXISTS | IN | INDEX | INDEXES | KEY | NODE | NOT
  | RELATIONSHIP | UNIQUE
  ;
showYield
  : YIELD (STAR | yieldItem (COMMA yieldItem)*)
    (ORDER BY sortItem (COMMA sortItem)*)? (SKIP_ skip=expr)? (LIMIT limit=expr)?
  ;

// ---- names ----

qualifiedName : schemaName (DOT schemaName)* ;
functionName : (IDENTIFIER | QUOTED_NAME | functionWord) (DOT schemaName)* ;
variable : IDENTIFIER | QUOTED_NAME | functionWord | specialWord ;
schemaName : IDENTIFIER | QUOTED_NAME | functionWord | specialWord | reservedWord ;

// Keywords that are names wherever a name may stand.
functionWord
  : ACCORDING | AT | CLAIM | CONFIDENCE | KNOWN | LANGUAGE | QUOTE | RANK | SOURCE | TO | VALID
  | ASC | ASCENDING | ASSERT | BOTH | BREAK | BY | CALL | COLLECT | CONCURRENT | CONSTRAINT | CONSTRAINTS
  | CONTINUE | COUNT | CSV | DESC | DESCENDING | DROP | EACH | END | ENDS | ERROR | EXISTS | EXPLAIN | FAIL
  | FIELDTERMINATOR | FINISH | FOR | FOREACH | FROM | GROUP | GROUPS | HEADERS | IF | INDEX | INDEXES
  | INSERT | KEY | LEADING | LOAD | NODE | NODETACH | NORMALIZED | OF | OFFSET | ON | OPTIONS | PATH | PATHS
  | PROFILE | RELATIONSHIP | REPORT | REQUIRE | ROW | ROWS | SHORTEST | SHOW | STATUS | TRAILING
  | TRANSACTION | TRANSACTIONS | TYPED | UNIQUE | YIELD
  ;
// Keywords that are names but not of functions.
specialWord : ALL | ALLSHORTESTPATHS | ANY | NONE | REDUCE | SHORTESTPATH | SINGLE | TRIM ;
// Keywords that name only labels, types, keys and columns, unless they stand in backticks.
reservedWord
  : AND | AS | CASE | CONTAINS | CREATE | DELETE | DETACH | DISTINCT | ELSE | FALSE_ | IN | IS | LIMIT | MATCH
  | MERGE | NOT | NULL_ | OPTIONAL | OR | ORDER | REMOVE | RETURN | SET | SKIP_ | STARTS | THEN | TRUE_ | UNION
  | UNWIND | WHEN | WHERE | WITH | XOR
  ;

// ---- tokens: keywords (from ALL to YIELD, in a row; a trailing _ only avoids C++ macros and methods) ----

ALL : A L L ;
ALLSHORTESTPATHS : A L L S H O R T E S T P A T H S ;
AND : A N D ;
ANY : A N Y ;
AS : A S ;
ASC : A S C ;
ASCENDING : A S C E N D I N G ;
ASSERT : A S S E R T ;
BOTH : B O T H ;
BREAK : B R E A K ;
BY : B Y ;
CALL : C A L L ;
CASE : C A S E ;
COLLECT : C O L L E C T ;
CONCURRENT : C O N C U R R E N T ;
CONSTRAINT : C O N S T R A I N T ;
CONSTRAINTS : C O N S T R A I N T S ;
CONTAINS : C O N T A I N S ;
CONTINUE : C O N T I N U E ;
COUNT : C O U N T ;
CREATE : C R E A T E ;
CSV : C S V ;
DELETE : D E L E T E ;
DESC : D E S C ;
DESCENDING : D E S C E N D I N G ;
DETACH : D E T A C H ;
DISTINCT : D I S T I N C T ;
DROP : D R O P ;
EACH : E A C H ;
ELSE : E L S E ;
END : E N D ;
ENDS : E N D S ;
ERROR : E R R O R ;
EXISTS : E X I S T S ;
EXPLAIN : E X P L A I N ;
FAIL : F A I L ;
FALSE_ : F A L S E ;
FIELDTERMINATOR : F I E L D T E R M I N A T O R ;
FINISH : F I N I S H ;
FOR : F O R ;
FOREACH : F O R E A C H ;
FROM : F R O M ;
GROUP : G R O U P ;
GROUPS : G R O U P S ;
HEADERS : H E A D E R S ;
IF : I F ;
IN : I N ;
INDEX : I N D E X ;
INDEXES : I N D E X E S ;
INSERT : I N S E R T ;
IS : I S ;
KEY : K E Y ;
LEADING : L E A D I N G ;
LIMIT : L I M I T ;
LOAD : L O A D ;
MATCH : M A T C H ;
MERGE : M E R G E ;
NODE : N O D E ;
NODETACH : N O D E T A C H ;
NONE : N O N E ;
NORMALIZED : N O R M A L I Z E D ;
NOT : N O T ;
NULL_ : N U L L ;
OF : O F ;
OFFSET : O F F S E T ;
ON : O N ;
OPTIONAL : O P T I O N A L ;
OPTIONS : O P T I O N S ;
OR : O R ;
ORDER : O R D E R ;
PATH : P A T H ;
PATHS : P A T H S ;
PROFILE : P R O F I L E ;
REDUCE : R E D U C E ;
RELATIONSHIP : R E L A T I O N S H I P ;
REMOVE : R E M O V E ;
REPORT : R E P O R T ;
REQUIRE : R E Q U I R E ;
RETURN : R E T U R N ;
ROW : R O W ;
ROWS : R O W S ;
SET : S E T ;
SHORTEST : S H O R T E S T ;
SHORTESTPATH : S H O R T E S T P A T H ;
SHOW : S H O W ;
SINGLE : S I N G L E ;
SKIP_ : S K I P ;
STARTS : S T A R T S ;
STATUS : S T A T U S ;
THEN : T H E N ;
TRAILING : T R A I L I N G ;
TRANSACTION : T R A N S A C T I O N ;
TRANSACTIONS : T R A N S A C T I O N S ;
TRIM : T R I M ;
TRUE_ : T R U E ;
TYPED : T Y P E D ;
UNION : U N I O N ;
UNIQUE : U N I Q U E ;
UNWIND : U N W I N D ;
WHEN : W H E N ;
WHERE : W H E R E ;
WITH : W I T H ;
XOR : X O R ;
YIELD : Y I E L D ;

// ---- tokens: words of claims and lenses (from ACCORDING to VALID), names wherever a name may stand ----

ACCORDING : A C C O R D I N G ;
AT : A T ;
CLAIM : C L A I M ;
CONFIDENCE : C O N F I D E N C E ;
KNOWN : K N O W N ;
LANGUAGE : L A N G U A G E ;
QUOTE : Q U O T E ;
RANK : R A N K ;
SOURCE : S O U R C E ;
TO : T O ;
VALID : V A L I D ;

// ---- tokens: numbers, strings, names ----

FLOAT : DIGITS? '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
INTEGER : DIGITS | '0' [xX] HEX+ | '0' [oO] [0-7]+ ;
BAD_NUMBER : DIGITS? '.'? DIGITS NAME_PART+ ;
STRING : '\'' ('\\' . | ~['\\])* '\'' | '"' ('\\' . | ~["\\])* '"' ;
UNFINISHED_STRING : '\'' ('\\' . | ~['\\])* | '"' ('\\' . | ~["\\])* ;
IDENTIFIER : NAME_START NAME_PART* ;
QUOTED_NAME : '`' (~'`' | '``')* '`' ;
UNFINISHED_NAME : '`' ~'`'* ;
PARAMETER : '$' (NAME_PART+ | '`' (~'`' | '``')* '`') ;

// ---- tokens: signs ----

LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
COLON : ':' ;
DOUBLE_COLON : '::' ;
SEMICOLON : ';' ;
DOT : '.' ;
DOT_DOT : '..' ;
BAR : '|' ;
CONCATENATE : '||' ;
AMPERSAND : '&' ;
EXCLAMATION : '!' ;
DOLLAR : '$' ;
PLUS : '+' ;
PLUS_EQUAL : '+=' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
POWER : '^' ;
EQUAL : '=' ;
NOT_EQUAL : '<>' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
MATCHES : '=~' ;

SPACE : [ \t\r\n\u000B\u000C\u001C-\u001F\u0085\u00A0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+ -> skip ;
COMMENT : ('/*' .*? '*/' | '//' ~[\r\n]*) -> skip ;
UNFINISHED_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* ;
UNKNOWN : . ;

fragment DIGITS : [0-9]+ ('_' [0-9]+)* ;
fragment EXPONENT : [eE] [+-]? DIGITS ;
fragment HEX : [0-9a-fA-F] ;
fragment NAME_START : [\p{ID_Start}\p{Pc}] ;
fragment NAME_PART : [\p{ID_Continue}\p{Pc}] ;
fragment A : [aA] ;
fragment B : [bB] ;
fragment C : [cC] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment F : [fF] ;
fragment G : [gG] ;
fragment H : [hH] ;
fragment I : [iI] ;
fragment K : [kK] ;
fragment L : [lL] ;
fragment M : [mM] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment P : [pP] ;
fragment Q : [qQ] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment U : [uU] ;
fragment V : [vV] ;
fragment W : [wW] ;
fragment X : [xX] ;
fragment Y : [yY] ;
fragment Z : [zZ] ;
