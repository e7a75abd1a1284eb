// A library, loaded as scripts for Neo4j 5 do it: constraints first, then files, then what follows from them.
// The files lie beside this script, in the folder for imports.

// ---------------------------------------------------------------- schema

CREATE CONSTRAINT author_id IF NOT EXISTS
FOR (a:Author) REQUIRE a.authorId IS UNIQUE;

CREATE CONSTRAINT book_isbn IF NOT EXISTS
FOR (b:Book) REQUIRE b.isbn IS UNIQUE;

CREATE CONSTRAINT reader_id IF NOT EXISTS
FOR (r:Reader) REQUIRE r.id IS UNIQUE;

// Once more: it changes nothing.
CREATE CONSTRAINT author_id IF NOT EXISTS
FOR (a:Author) REQUIRE a.authorId IS UNIQUE;

CREATE INDEX book_title IF NOT EXISTS FOR (b:Book) ON (b.title);
CREATE INDEX city_name IF NOT EXISTS FOR (c:City) ON (c.name);
CREATE INDEX genre_name IF NOT EXISTS FOR (g:Genre) ON (g.name);

// ---------------------------------------------------------------- a look at the files

LOAD CSV FROM 'file:///authors.csv' AS line
RETURN count(*) AS lines;

LOAD CSV WITH HEADERS FROM 'file:///books.csv' AS row
RETURN min(size(row.isbn)) AS shortest, count(row.blurb) AS blurbs
LIMIT 1;

// ---------------------------------------------------------------- authors

LOAD CSV WITH HEADERS FROM 'file:///authors.csv' AS row
MERGE (a:Author {authorId: row.authorId})
  ON CREATE SET
    a.name = row.name,
    a.born = date(row.born),
    a.died = CASE WHEN row.died IS NULL THEN null ELSE date(row.died) END,
    a.languages = split(row.languages, ';'),
    a.created = timestamp()
  ON MATCH SET
    a.seen = coalesce(a.seen, 0) + 1
MERGE (c:Country {name: row.country})
MERGE (a)-[:FROM]->(c);

// Once more: MERGE finds what is there.
LOAD CSV WITH HEADERS FROM 'file:///authors.csv' AS row
MERGE (a:Author {authorId: row.authorId})
  ON CREATE SET a.name = row.name
  ON MATCH SET a.seen = coalesce(a.seen, 0) + 1;

// "Woolf, Virginia" -> "Virginia Woolf"
MATCH (a:Author)
WHERE a.name CONTAINS ','
WITH a, [part IN split(a.name, ',') | trim(part)] AS parts
SET a.name = parts[1] + ' ' + parts[0];

// ---------------------------------------------------------------- books

LOAD CSV WITH HEADERS FROM 'file:///books.csv' AS row
WITH row, linenumber() AS line
WHERE row.isbn IS NOT NULL
CALL (row, line) {
  MERGE (b:Book {isbn: row.isbn})
  SET b += {
    title: row.title,
    year: toInteger(row.year),
    pages: toIntegerOrNull(row.pages),
    price: toFloatOrNull(row.price),
    blurb: replace(row.blurb, '\n', ' '),
    line: line
  }
  FOREACH (_ IN CASE WHEN toFloatOrNull(row.price) IS NULL THEN [1] ELSE [] END |
    SET b:Priceless
  )
  FOREACH (name IN split(row.genres, ';') |
    MERGE (g:Genre {name: toLower(trim(name))})
    MERGE (b)-[:OF_GENRE]->(g)
  )
} IN TRANSACTIONS OF 3 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///books.csv' AS row
UNWIND split(row.authorIds, ';') AS authorId
MATCH (a:Author {authorId: authorId})
MATCH (b:Book {isbn: row.isbn})
MERGE (a)-[w:WROTE]->(b)
  ON CREATE SET w.atAge = b.year - a.born.year;

// ---------------------------------------------------------------- readers, with another terminator

LOAD CSV WITH HEADERS FROM 'file:///readers.csv' AS row FIELDTERMINATOR ';'
MERGE (r:Reader {id: toInteger(row.id)})
SET r.name = row.name,
    r.active = toBooleanOrNull(row.active),
    r.joined = CASE WHEN row.joined =~ '\\d{4}-\\d{2}-\\d{2}' THEN date(row.joined) END
WITH r, row
WHERE row.latitude IS NOT NULL AND row.longitude IS NOT NULL
SET r.home = point({latitude: toFloat(row.latitude), longitude: toFloat(row.longitude)});

LOAD CSV WITH HEADERS FROM 'file:///readers.csv' AS row FIELDTERMINATOR ';'
WITH row WHERE row.city <> ''
MATCH (r:Reader {id: toInteger(row.id)})
MERGE (c:City {name: row.city})
MERGE (r)-[:LIVES_IN]->(c);

// ---------------------------------------------------------------- loans

LOAD CSV WITH HEADERS FROM 'file:///loans.csv' AS row
CALL {
  WITH row
  MATCH (r:Reader {id: toInteger(row.reader)}), (b:Book {isbn: row.isbn})
  CREATE (r)-[l:BORROWED {from: date(row.from)}]->(b)
  SET l.to = date(row.to),
      l.days = duration.inDays(date(row.from), date(row.to)).days
  FOREACH (_ IN CASE WHEN row.rating IS NULL THEN [] ELSE [1] END |
    MERGE (r)-[s:RATED]->(b)
    SET s.stars = toInteger(row.rating)
  )
} IN TRANSACTIONS OF 4 ROWS
  ON ERROR CONTINUE
  REPORT STATUS AS status
WITH status.committed AS committed, count(*) AS rows
RETURN committed, rows;

// Loans that lead nowhere are kept as such.
LOAD CSV WITH HEADERS FROM 'file:///loans.csv' AS row
OPTIONAL MATCH (r:Reader {id: toInteger(row.reader)})
OPTIONAL MATCH (b:Book {isbn: row.isbn})
WITH row, r, b, linenumber() AS line
WHERE r IS NULL OR b IS NULL
CREATE (:Stray {line: line, reader: row.reader, isbn: row.isbn});

// ---------------------------------------------------------------- what follows

MATCH (b:Book)
SET b.ratings = COUNT { (b)<-[:RATED]-() },
    b.stars = reduce(sum = 0.0, s IN [(b)<-[x:RATED]-() | x.stars] | sum + s);

MATCH (b:Book)
WHERE b.ratings > 0
SET b.mean = round(b.stars / b.ratings, 2);

MATCH (b:Book)
REMOVE b.stars;

MATCH (b:Book)
WITH b, CASE
  WHEN b.pages IS NULL THEN 'unknown'
  WHEN b.pages < 100 THEN 'short'
  WHEN b.pages < 400 THEN 'middle'
  ELSE 'long'
END AS length
SET b.length = length;

MATCH (r1:Reader)-[:BORROWED]->(b:Book)<-[:BORROWED]-(r2:Reader)
WHERE r1.id < r2.id
WITH r1, r2, collect(DISTINCT b.isbn) AS shared
MERGE (r1)-[s:SHARES_TASTE_WITH]->(r2)
SET s.books = shared, s.weight = size(shared);

MATCH (r1:Reader)-[:LIVES_IN]->(c:City)<-[:LIVES_IN]-(r2:Reader)
WHERE r1.id < r2.id AND r1.home IS NOT NULL AND r2.home IS NOT NULL
MERGE (r1)-[n:NEAR]->(r2)
  ON CREATE SET n.metres = toInteger(point.distance(r1.home, r2.home));

// Readers who never gave a rating below 4
MATCH (r:Reader)
WHERE EXISTS { (r)-[:RATED]->() }
  AND all(s IN [(r)-[x:RATED]->() | x.stars] WHERE s >= 4)
SET r:Generous;

// A chain of each reader's loans, in time
MATCH (r:Reader)-[l:BORROWED]->(b:Book)
WITH r, l, b ORDER BY r.id, l.from
WITH r, collect(b) AS books
UNWIND range(0, size(books) - 2) AS i
WITH books[i] AS first, books[i + 1] AS second, r
MERGE (first)-[n:READ_BEFORE]->(second)
SET n.readers = coalesce(n.readers, []) + r.id;

// Authors by how often their books were borrowed
MATCH (a:Author)
OPTIONAL MATCH (a)-[:WROTE]->(:Book)<-[l:BORROWED]-(:Reader)
WITH a, count(l) AS loans
ORDER BY loans DESC, a.name
WITH collect({author: a, loans: loans}) AS ranking
UNWIND range(0, size(ranking) - 1) AS place
WITH ranking[place].author AS a, ranking[place].loans AS loans, place + 1 AS place
SET a.place = place, a.loans = loans;

// ---------------------------------------------------------------- a calendar

// The months in which something was lent, each leading to the next.
MATCH (:Reader)-[l:BORROWED]->(:Book)
WITH DISTINCT date.truncate('month', l.from) AS month
MERGE (m:Month {name: toString(month.year) + '-' + right('0' + toString(month.month), 2)})
  ON CREATE SET
    m.begins = datetime(toString(month) + 'T00:00:00[Asia/Almaty]'),
    m.ends = month + duration('P1M') - duration({days: 1});

MATCH (m:Month)
WITH m ORDER BY m.name
WITH collect(m) AS months
FOREACH (i IN range(0, size(months) - 2) |
  FOREACH (earlier IN [months[i]] |
    FOREACH (later IN [months[i + 1]] |
      MERGE (earlier)-[:NEXT]->(later))));

MATCH (:Reader)-[l:BORROWED]->(b:Book)
MATCH (m:Month {name: substring(toString(l.from), 0, 7)})
MERGE (b)-[lent:LENT_IN]->(m)
  ON CREATE SET lent.times = 1
  ON MATCH SET lent.times = lent.times + 1;

// What is not needed any more
MATCH (s:Stray) WHERE s.reader = '9'
DETACH DELETE s;
