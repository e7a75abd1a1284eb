// Who holds which post, and where does the article say so?
MATCH (:Party {key: 'qkhp'})-[l:LED_BY]->(x:Person)
RETURN x.name AS name, l.post AS post, l.at AS at, l.also_at[0] AS also_at, l.valid_at AS as_of
ORDER BY name, at, post;

// Do the lead and the infobox agree on the posts?
MATCH (:Party {key: 'qkhp'})-[l:LED_BY]->(x:Person)
WHERE l.at STARTS WITH 'lead' OR l.at STARTS WITH 'infobox'
RETURN x.name AS name, collect(CASE WHEN l.at STARTS WITH 'lead' THEN l.post END) AS lead,
       collect(CASE WHEN l.at STARTS WITH 'infobox' THEN l.post END) AS infobox
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
MATCH (:Party {key: 'qkhp'})-[r:RESULT_IN]->(e:Election {key: 'mazhilis-2004'})
MATCH (c:Claim {key: 'share', relationship: 'RESULT_IN'})-[:ABOUT]->(e)
RETURN c.value AS share, c.at AS at, c.value = r.share AS believed
ORDER BY share, at;

// What did it split from, when, and whose election was the reason?
MATCH (old:Party)-[:SPLIT_INTO]->(p:Party {key: 'qkhp'})
MATCH (old)<-[:INVOLVES]-(event:Event {key: 'cpk-split'})-[because:CAUSED_BY]->(reason:Event)-[:INVOLVES {role: 'elected'}]->(who:Person)
MATCH (congress:Event {key: 'qkhp-founding-congress'})
RETURN old.name AS split_from, p.founded AS founded, congress.month AS founding_congress, who.name AS elected, because.at AS at;

// How are Jambyl Ahmetbekov and Serikbolssyn Abdildin connected?
MATCH path = shortestPath((a:Person {key: 'jambyl-ahmetbekov'})-[:LED_BY|SPLIT_INTO*..6]-(b:Person {key: 'serikbolssyn-abdildin'}))
RETURN [n IN nodes(path) | n.name] AS names, [r IN relationships(path) | type(r)] AS relationships, length(path) AS length;

// Which organs are there from the congress to the primary organizations, with their numbers in July 2010?
MATCH path = (:Committee {key: 'qkhp-congress'})-[:ABOVE*0..]->(o:Committee)
WITH o, max(length(path)) AS level
OPTIONAL MATCH (c:Claim {key: 'count', valid_at: '2010-07'})-[:ABOUT]->(o)
RETURN level, o.name AS organ, c.value AS number
ORDER BY level, number, organ;

// Which people are spelled in more than one way?
MATCH (x:Person)
WHERE size(x.names) > 1
RETURN x.key AS key, x.names AS names
ORDER BY key;

// What rests on reference 2? The values
MATCH (s:Source {key: 'enwiki-qkhp-ref-2'})
MATCH (c:Claim)-[:STATED_IN]->(s)
MATCH (c)-[:ABOUT]->(x)
WITH s, c, x ORDER BY labels(x)[0], x.key
WITH s, c, collect(x.key) AS about
RETURN about, c.key AS key, c.value AS value, c.at AS at
ORDER BY about, key, at, value;

// What rests on reference 2? The relationships
MATCH (a)-[r]->(b)
WHERE 'enwiki-qkhp-ref-2' IN r.sources
RETURN a.key AS one, type(r) AS relationship, b.key AS other
ORDER BY one, relationship, other;

// Who are the most central people? (betweenness, by Boost.Graph)
CALL algo.betweenness({directed: false}) YIELD node, score
WITH node, score WHERE 'Person' IN labels(node)
RETURN node.name AS name, round(score) AS betweenness
ORDER BY betweenness DESC, name
LIMIT 5;
