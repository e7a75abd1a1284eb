// Who holds which post, and where does the article say so?
MATCH (:Party {key: 'qkhp'})-[l:LED_BY]->(x:Person)
UNWIND claims(l, 'post') AS c
WITH x, c WHERE c.source.key = 'enwiki-qkhp'
RETURN x.name AS name, c.value AS post, c.at AS at, c.from AS as_of, c.believed AS believed
ORDER BY name, at, post;

// Do the lead and the infobox agree on the posts?
MATCH (:Party {key: 'qkhp'})-[l:LED_BY]->(x:Person)
RETURN x.name AS name, [c IN claims(l, 'post') WHERE c.at STARTS WITH 'lead' | c.value] AS lead,
       [c IN claims(l, 'post') WHERE c.at STARTS WITH 'infobox' | c.value] AS infobox, disputed(l, 'post') AS disputed
ORDER BY name;

// Who were the party's presidential candidates, with votes and shares, in order?
MATCH (:Party {key: 'qkhp'})-[n:NOMINATED]->(x:Person)-[c:CANDIDATE_IN]->(e:Election)
WHERE e.key = n.election
RETURN e.year AS year, x.name AS candidate, c.votes AS votes, c.share AS share, c.elected AS elected
ORDER BY year;

// How did it do in its four Mazhilis elections?
MATCH (:Party {key: 'qkhp'})-[r:RESULT_IN]->(e:Election)
RETURN e.year AS year, r.votes AS votes, r.share AS share, r.seats AS seats, e.seats_total AS of_seats,
       r.change AS change, r.position AS position, r.government AS government
ORDER BY year;

// What share did it win in 2004? All that the article says, side by side
MATCH (:Party {key: 'qkhp'})-[r:RESULT_IN]->(:Election {key: 'mazhilis-2004'})
UNWIND claims(r, 'share') AS c
RETURN c.value AS share, c.source.title AS source, c.at AS at, r.share = c.value AS believed
ORDER BY share, at;

// Where else does the article contradict itself?
CALL claim.conflicts({root: 'qkhp', depth: 2}) YIELD element, key, claims
RETURN type(element) AS on, endNode(element).key AS about, key, [c IN claims | c.value] AS said
ORDER BY on, about;

// What did it split from, when, and whose election was the reason?
MATCH (old:Party)-[s:SPLIT_INTO]->(p:Party {key: 'qkhp'})
MATCH (old)<-[:INVOLVES]-(event:Event {key: 'cpk-split'})-[because:CAUSED_BY]->(reason:Event)-[:INVOLVES {role: 'elected'}]->(who:Person)
MATCH (congress:Event {key: 'qkhp-founding-congress'})
RETURN old.name AS split_from, validFrom(s) AS since, p.founded AS founded, congress.month AS founding_congress, who.name AS elected,
       [c IN claims(because) | c.at] AS places;

// How are Jambyl Ahmetbekov and Serikbolssyn Abdildin connected?
MATCH path = shortestPath((a:Person {key: 'jambyl-ahmetbekov'})-[:LED_BY|SPLIT_INTO*..6]-(b:Person {key: 'serikbolssyn-abdildin'}))
RETURN [n IN nodes(path) | n.name] AS names, [r IN relationships(path) | type(r)] AS relationships, length(path) AS length;

// Which organs are there from the congress to the primary organizations, with their numbers in July 2010?
MATCH path = (:Committee {key: 'qkhp-congress'})-[:ABOVE*0..]->(o:Committee)
WITH o, max(length(path)) AS level
RETURN level, o.name AS organ, value(o, 'count', {asOf: partialDate('2010-07')}) AS number
ORDER BY level, number, organ;

// Which people are spelled in more than one way?
MATCH (x:Person)
WITH x, [c IN claims(x, 'name') | c.value] AS spellings
UNWIND spellings AS spelling
WITH x, collect(DISTINCT spelling) AS spellings
WHERE size(spellings) > 1
RETURN x.key AS key, spellings
ORDER BY key;

// Who is Жамбыл Ахметбеков?
CALL name.search('Жамбыл Ахметбеков', {k: 1}) YIELD node, name
RETURN node.key AS key, name;

// What rests on reference 2? What it says of things
MATCH (x)
UNWIND claims(x) AS c
WITH x, c WHERE c.source.key = 'enwiki-qkhp-ref-2'
RETURN x.key AS about, c.key AS key, c.value AS value, c.at AS at
ORDER BY about, key, at, toString(value);

// What rests on reference 2? The relationships, and which of their values
MATCH (a)-[r]->(b)
UNWIND claims(r) AS c
WITH a, r, b, c WHERE c.source.key = 'enwiki-qkhp-ref-2'
WITH a, r, b, collect(c.key) AS keys
RETURN a.key AS one, type(r) AS relationship, b.key AS other, keys
ORDER BY one, relationship, other;

// Who are the most central people? (betweenness, by Boost.Graph)
CALL algo.betweenness({directed: false}) YIELD node, score
WITH node, score WHERE 'Person' IN labels(node)
RETURN node.name AS name, round(score) AS betweenness
ORDER BY betweenness DESC, name
LIMIT 5;
