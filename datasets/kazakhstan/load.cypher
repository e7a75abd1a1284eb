// SPDX-License-Identifier: CC-BY-SA-4.0
// The world of one encyclopedia article, the Communist People's Party of Kazakhstan.
// Made from facts.tsv by make_load.py: change the table, not this file.
// Load it into an empty database:  kenes my.kenes -f datasets/kazakhstan/load.cypher

// Every node but a Claim has a key of its own
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT party_key IF NOT EXISTS FOR (n:Party) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT person_key IF NOT EXISTS FOR (n:Person) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT election_key IF NOT EXISTS FOR (n:Election) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT committee_key IF NOT EXISTS FOR (n:Committee) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT event_key IF NOT EXISTS FOR (n:Event) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT task_key IF NOT EXISTS FOR (n:Task) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT symbol_key IF NOT EXISTS FOR (n:Symbol) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT place_key IF NOT EXISTS FOR (n:Place) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT organization_key IF NOT EXISTS FOR (n:Organization) REQUIRE n.key IS UNIQUE;

// Nodes: Source
CREATE (:Source {key: 'enwiki-qkhp', title: "Communist People's Party of Kazakhstan", publisher: 'Wikipedia', licence: 'CC BY-SA', language: 'en', at: 'title and closing note', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-1', number: 1, title: 'Two more Kazakh parties wins parliamentary seats', publisher: 'British Broadcasting Corporation', work: 'BBC Online', date: date('2012-01-16'), retrieved: date('2012-01-16'), at: 'References, item 1', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-2', number: 2, title: 'Коммунистическая Народная партия Казахстана (КНПК)', language: 'ru', publisher: 'Евразийский дом', archived: date('2011-07-22'), retrieved: date('2010-12-15'), at: 'References, item 2', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-3', number: 3, title: 'КНПК и КПРФ налаживают тесные связи', language: 'ru', publisher: 'Zonakz.net', archived: date('2011-07-22'), retrieved: date('2010-12-15'), at: 'References, item 3', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-4', number: 4, title: 'Выборы Президента Республики Казахстан', language: 'ru', publisher: 'Центральная избирательная комиссия Казахстана', archived: date('2011-07-22'), retrieved: date('2010-12-15'), at: 'References, item 4', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-5', number: 5, title: 'КНПК не будет объединяться с КПК', author: 'Kazakhstan Today', language: 'ru', publisher: 'Zonakz.net', archived: date('2014-03-15'), retrieved: date('2010-12-15'), at: 'References, item 5', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-6', number: 6, title: 'Политические партии', language: 'ru', publisher: 'Центральная избирательная комиссия Казахстана', archived: date('2011-07-22'), retrieved: date('2010-12-15'), at: 'References, item 6', sources: ['enwiki-qkhp']});
CREATE (:Source {key: 'enwiki-qkhp-ref-7', number: 7, title: 'Устав Коммунистической Народной партии Казахстана', language: 'ru', publisher: 'КНПК', archived: date('2011-07-22'), retrieved: date('2010-12-15'), at: 'References, item 7', sources: ['enwiki-qkhp']});

// Nodes: Party
CREATE (:Party {key: 'qkhp', name: "Communist People's Party of Kazakhstan", names: ["Communist People's Party of Kazakhstan", 'Қазақстан коммунистік халық партия', 'Qazaqstan kommýnıstik halyq partııa', 'Коммунистическая народная партия Казахстана', 'Kommunisticheskaya narodnaya partiya Kazakhstana', 'Қазақстан Коммунистік Халық партия', 'Коммунистическая Народная партия Казахстана'], abbreviations: ['QKHP', 'КНПК', 'KNPK', 'CPPK', 'ҚКХП'], founded: date('2004-04-13'), registered: date('2004-06-21'), members: 56292, ideology: ['Communism', 'Marxism–Leninism'], political_position: 'Far-left', website: 'comparty.kz', headquarters: 'Prospekt Kabanbay-Batyr, Nur-Sultan', stance: ['officially in opposition', 'considered loyal to the regime', 'often votes with the government'], organized_by: 'territory', membership_open_to: 'citizens of Kazakhstan', membership_age_from: 18, membership_is: ['voluntary', 'individual', 'fixed'], membership_proof: 'party ID', society_sought: ['genuine democracy', 'social justice', 'general spirituality', 'freedom', 'prosperous economy'], society_founded_on: ['scientific and technological progress', 'scientific socialism'], society_centred_on: 'the citizen', citizen_has: ['full civic rights', 'full civic liberties', 'chances to develop abilities', 'chances to show abilities', 'means to meet diverse needs'], at: 'lead, paragraph 1', sources: ['enwiki-qkhp']});
CREATE (:Party {key: 'cpk', name: 'Communist Party of Kazakhstan', names: ['Communist Party of Kazakhstan', 'Communist Party'], abbreviations: ['CPK', 'КПК'], at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});

// Nodes: Person
CREATE (:Person {key: 'vladislav-kosarev', name: 'Vladislav Kosarev', names: ['Vladislav Kosarev', 'Vladislav Kossarev'], at: 'lead, paragraph 1', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'tulesh-kenzhin', name: 'Tulesh Kenzhin', names: ['Tulesh Kenzhin'], at: 'lead, paragraph 1', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'jambyl-ahmetbekov', name: 'Jambyl Ahmetbekov', names: ['Jambyl Ahmetbekov', 'Zhambyl Akhmetbekov'], at: 'lead, paragraph 1', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'aiqyn-qongyrov', name: 'Aiqyn Qongyrov', names: ['Aiqyn Qongyrov'], at: 'infobox, row Secretary', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'serikbolssyn-abdildin', name: 'Serikbolssyn Abdildin', names: ['Serikbolssyn Abdildin'], at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Person {key: 'tolen-tokhtassynov', name: 'Tolen Tokhtassynov', names: ['Tolen Tokhtassynov'], at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']});
CREATE (:Person {key: 'erasyl-abylqasymov', name: 'Erasyl Abylqasymov', names: ['Erasyl Abylqasymov', 'Yerassyl Abylkassymov'], at: 'Presidential elections, row 2005', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'turgyn-syzdyqov', name: 'Turgyn Syzdyqov', names: ['Turgyn Syzdyqov'], at: 'Presidential elections, row 2015', sources: ['enwiki-qkhp']});
CREATE (:Person {key: 'vladimir-lenin', name: 'Vladimir Lenin', names: ['Vladimir Lenin'], at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});

// Nodes: Election
CREATE (:Election {key: 'presidential-2005', name: '2005 presidential election', kind: 'presidential', year: 2005, at: 'Presidential elections, row 2005', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'presidential-2011', name: '2011 presidential election', kind: 'presidential', year: 2011, at: 'Presidential elections, row 2011', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'presidential-2015', name: '2015 presidential election', kind: 'presidential', year: 2015, at: 'Presidential elections, row 2015', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'presidential-2019', name: '2019 presidential election', kind: 'presidential', year: 2019, at: 'Presidential elections, row 2019', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'mazhilis-2004', name: '2004 Mazhilis election', kind: 'mazhilis', year: 2004, seats_total: 77, at: 'Mazhilis elections, row 2004', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'mazhilis-2007', name: '2007 Mazhilis election', kind: 'mazhilis', year: 2007, seats_total: 98, at: 'Mazhilis elections, row 2007', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'mazhilis-2012', name: '2012 Mazhilis election', names: ['2012 Mazhilis election', '2012 legislative election'], kind: 'mazhilis', year: 2012, seats_total: 98, parties_entered: 3, at: 'Mazhilis elections, row 2012', sources: ['enwiki-qkhp']});
CREATE (:Election {key: 'mazhilis-2016', name: '2016 Mazhilis election', kind: 'mazhilis', year: 2016, seats_total: 98, at: 'Mazhilis elections, row 2016', sources: ['enwiki-qkhp']});

// Nodes: Committee
CREATE (:Committee {key: 'qkhp-congress', name: 'Congress', kind: 'governing', role: 'supreme body', meets_every_years: 4, at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-central-committee', name: 'Central Committee', kind: 'governing', role: 'organizes and coordinates the work of the whole party', meets_every_months: 6, meetings_called: 'plenary sessions', at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-regional-committees', name: 'regional committees', kind: 'territorial', count: 14, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Committee {key: 'qkhp-national-city-committees', name: 'city committees in the cities of national importance', kind: 'territorial', count: 2, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Committee {key: 'qkhp-city-committees', name: 'city committees', kind: 'territorial', count: 33, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Committee {key: 'qkhp-district-committees', name: 'district committees', kind: 'territorial', count: 178, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Committee {key: 'qkhp-primary-organizations', name: 'primary party organizations', kind: 'territorial', count: 1868, role: 'foundation of the organization', members_at_least: 3, created_by: 'decision of a meeting', at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Committee {key: 'qkhp-branches', name: 'branches and representations', kind: 'territorial', role: "stand for the party's policy before the population", cooperate_with: ['state executive bodies', 'state representative bodies', 'political groups', 'social groups'], have_own: ['seal', 'letterhead'], at: 'Structure, paragraph 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-conferences', name: 'party conferences', kind: 'governing', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-general-meetings', name: 'general meetings of the primary organizations', kind: 'governing', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-control-revision-commission', name: 'Central Control-Revision Commission', kind: 'supervisory', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-regional-control-revision-commissions', name: 'regional control-revision commissions', kind: 'supervisory', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-urban-control-revision-commissions', name: 'urban control-revision commissions', kind: 'supervisory', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'qkhp-primary-control-revision-commissions', name: 'control-revision commissions of primary organizations', kind: 'supervisory', at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Committee {key: 'cpk-central-committee', name: 'Central Committee of the Communist Party of Kazakhstan', kind: 'governing', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});

// Nodes: Event
CREATE (:Event {key: 'cpk-split', name: 'split of the Communist Party of Kazakhstan', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'tokhtassynov-election', name: 'election of Tolen Tokhtassynov as a secretary of the CPK', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']});
CREATE (:Event {key: 'cpk-withdrawal', name: "withdrawal of members of the CPK's Central Committee", people: 12, reason: 'disagreements with the First Secretary', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'cpk-members-leave', name: 'members of the CPK go over to the QKHP', people: 15000, approximate: true, at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'qkhp-founding-congress', name: 'founding congress of the QKHP', month: '2004-04', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'qkhp-registration', name: 'registration of the QKHP', date: date('2004-06-21'), at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'joint-press-conference-2007', name: 'joint press conference of the QKHP and the CPK', date: date('2007-03-28'), at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'qkhp-cpk-merger', name: 'merger of the QKHP and the CPK', outcome: 'abandoned', reasons: ['sharp political differences', 'CPK considered it at the highest level only (bureaus of the Central Committee)'], at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Event {key: 'press-conference-2007-06', name: 'press conference of June 2007', month: '2007-06', said: ['CPK considered a merger at the highest level only (bureaus of the Central Committee)', 'no merger was considered at local level', 'the structures of the CPK are destroyed', 'the CPK has lost all authority among the people'], at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']});

// Nodes: Task
CREATE (:Task {key: 'task-democratization', name: 'struggle for democratization', sphere: 'political', at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-power', name: 'conquest of power', sphere: 'political', at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-genuine-democracy', name: 'genuine democracy', sphere: 'political', at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-peoples-republic', name: "construction of a People's Republic of Kazakhstan", sphere: 'political', at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-ownership', name: 'recognition of ownership without exploitation', sphere: 'political', forms: ['state', 'collective', 'private', 'shareholder', 'co-operative'], at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-raw-materials', name: 'end of the orientation towards raw materials', sphere: 'economic', at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-technology', name: 'modern technology in industry and agriculture', sphere: 'economic', at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-state-ownership', name: 'restored state ownership of key sectors', sphere: 'economic', at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-social-security', name: 'social security restored and expanded to what it was before the reforms of the 1990s', sphere: 'social', at: 'Ideology, list item 3', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-cis-integration', name: 'integration with the CIS countries', sphere: 'international', at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-terrorism', name: 'fight against terrorism', sphere: 'international', at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Task {key: 'task-cooperation', name: 'more international cooperation', sphere: 'international', at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});

// Nodes: Symbol
CREATE (:Symbol {key: 'qkhp-flag', name: 'flag of the QKHP', kind: 'flag', color: 'red', inscriptions: ['Қазақстан Коммунистік Халық партия', 'ҚКХП', 'Коммунистическая Народная партия Казахстана', 'КНПК'], at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Symbol {key: 'qkhp-emblem', name: 'emblem of the QKHP', kind: 'emblem', at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});

// Nodes: Place
CREATE (:Place {key: 'kazakhstan', name: 'Kazakhstan', kind: 'country', at: 'lead, paragraph 1', sources: ['enwiki-qkhp']});
CREATE (:Place {key: 'nur-sultan', name: 'Nur-Sultan', kind: 'city of national importance', at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});
CREATE (:Place {key: 'almaty', name: 'Almaty', kind: 'city of national importance', at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']});

// Nodes: Organization
CREATE (:Organization {key: 'mazhilis', name: 'Mazhilis', at: 'lead, paragraph 2', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'ministry-of-justice', name: 'Ministry of Justice of Kazakhstan', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']});
CREATE (:Organization {key: 'imcwp', name: 'IMCWP', at: 'infobox, row International affiliation', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'cis', name: 'CIS', at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']});
CREATE (:Organization {key: 'wikipedia', name: 'Wikipedia', at: 'title and closing note', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'bbc', name: 'British Broadcasting Corporation', at: 'References, item 1', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'evraziyskiy-dom', name: 'Евразийский дом', at: 'References, item 2', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'zonakz-net', name: 'Zonakz.net', at: 'References, item 3', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'central-election-commission', name: 'Центральная избирательная комиссия Казахстана', at: 'References, item 4', sources: ['enwiki-qkhp']});
CREATE (:Organization {key: 'kazakhstan-today', name: 'Kazakhstan Today', at: 'References, item 5', sources: ['enwiki-qkhp']});

// Relationships: PUBLISHED_BY
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Organization {key: 'wikipedia'})
CREATE (a)-[:PUBLISHED_BY {at: 'title and closing note', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-1'}), (b:Organization {key: 'bbc'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-2'}), (b:Organization {key: 'evraziyskiy-dom'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 2', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-3'}), (b:Organization {key: 'zonakz-net'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-4'}), (b:Organization {key: 'central-election-commission'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 4', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-5'}), (b:Organization {key: 'zonakz-net'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 5', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-6'}), (b:Organization {key: 'central-election-commission'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 6', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp-ref-7'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:PUBLISHED_BY {at: 'References, item 7', sources: ['enwiki-qkhp']}]->(b);

// Relationships: CITES
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-1'})
CREATE (a)-[:CITES {number: 1, at: 'References, item 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (a)-[:CITES {number: 2, at: 'References, item 2', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-3'})
CREATE (a)-[:CITES {number: 3, at: 'References, item 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-4'})
CREATE (a)-[:CITES {number: 4, at: 'References, item 4', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (a)-[:CITES {number: 5, at: 'References, item 5', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-6'})
CREATE (a)-[:CITES {number: 6, at: 'References, item 6', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (a)-[:CITES {number: 7, at: 'References, item 7', sources: ['enwiki-qkhp']}]->(b);

// Relationships: WRITTEN_BY
MATCH (a:Source {key: 'enwiki-qkhp-ref-5'}), (b:Organization {key: 'kazakhstan-today'})
CREATE (a)-[:WRITTEN_BY {at: 'References, item 5', sources: ['enwiki-qkhp']}]->(b);

// Relationships: LOCATED_IN
MATCH (a:Party {key: 'qkhp'}), (b:Place {key: 'kazakhstan'})
CREATE (a)-[:LOCATED_IN {at: 'lead, paragraph 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Place {key: 'nur-sultan'})
CREATE (a)-[:LOCATED_IN {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Place {key: 'almaty'})
CREATE (a)-[:LOCATED_IN {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Place {key: 'nur-sultan'}), (b:Place {key: 'kazakhstan'})
CREATE (a)-[:LOCATED_IN {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Place {key: 'almaty'}), (b:Place {key: 'kazakhstan'})
CREATE (a)-[:LOCATED_IN {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);

// Relationships: HEADQUARTERED_IN
MATCH (a:Party {key: 'qkhp'}), (b:Place {key: 'nur-sultan'})
CREATE (a)-[:HEADQUARTERED_IN {street: 'Prospekt Kabanbay-Batyr', at: 'infobox, row Headquarters', sources: ['enwiki-qkhp']}]->(b);

// Relationships: AFFILIATED_WITH
MATCH (a:Party {key: 'qkhp'}), (b:Organization {key: 'imcwp'})
CREATE (a)-[:AFFILIATED_WITH {at: 'infobox, row International affiliation', sources: ['enwiki-qkhp']}]->(b);

// Relationships: HOLDS_SEATS_IN
MATCH (a:Party {key: 'qkhp'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:HOLDS_SEATS_IN {seats: 7, seats_total: 98, at: 'infobox, row Mazhilis', sources: ['enwiki-qkhp']}]->(b);

// Relationships: SPLIT_INTO
MATCH (a:Party {key: 'cpk'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:SPLIT_INTO {at: 'History, paragraph 1', also_at: ['infobox, row Split from'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);

// Relationships: LED_BY
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CREATE (a)-[:LED_BY {post: 'Secretary of the Central Committee', at: 'lead, paragraph 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CREATE (a)-[:LED_BY {post: 'Honorary Secretary', at: 'infobox, row Honorary Secretary', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CREATE (a)-[:LED_BY {post: 'Secretary', valid_at: '2007-06', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CREATE (a)-[:LED_BY {post: 'Leader', valid_at: '2007-06', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'tulesh-kenzhin'})
CREATE (a)-[:LED_BY {post: 'Secretary of the Central Committee', at: 'lead, paragraph 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'tulesh-kenzhin'})
CREATE (a)-[:LED_BY {post: 'Chairman', at: 'infobox, row Chairman', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[:LED_BY {post: 'Secretary of the Central Committee', at: 'lead, paragraph 1', also_at: ['Structure, caption'], sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[:LED_BY {post: 'Secretary', at: 'infobox, row Secretary', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'aiqyn-qongyrov'})
CREATE (a)-[:LED_BY {post: 'Secretary', at: 'infobox, row Secretary', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'cpk'}), (b:Person {key: 'serikbolssyn-abdildin'})
CREATE (a)-[:LED_BY {post: 'First Secretary of the Central Committee', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Party {key: 'cpk'}), (b:Person {key: 'tolen-tokhtassynov'})
CREATE (a)-[:LED_BY {post: 'Secretary', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']}]->(b);

// Relationships: MEMBER_OF
MATCH (a:Person {key: 'vladislav-kosarev'}), (b:Committee {key: 'qkhp-central-committee'})
CREATE (a)-[:MEMBER_OF {role: 'Secretary', at: 'lead, paragraph 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Person {key: 'tulesh-kenzhin'}), (b:Committee {key: 'qkhp-central-committee'})
CREATE (a)-[:MEMBER_OF {role: 'Secretary', at: 'lead, paragraph 1', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Committee {key: 'qkhp-central-committee'})
CREATE (a)-[:MEMBER_OF {role: 'Secretary', at: 'lead, paragraph 1', also_at: ['Structure, caption'], sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Person {key: 'serikbolssyn-abdildin'}), (b:Committee {key: 'cpk-central-committee'})
CREATE (a)-[:MEMBER_OF {role: 'First Secretary', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Person {key: 'tolen-tokhtassynov'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:MEMBER_OF {role: 'member', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']}]->(b);

// Relationships: NOMINATED
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'erasyl-abylqasymov'})
CREATE (a)-[:NOMINATED {election: 'presidential-2005', at: 'Presidential elections, row 2005', also_at: ['History, paragraph 3'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-4']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[:NOMINATED {election: 'presidential-2011', at: 'Presidential elections, row 2011', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[:NOMINATED {election: 'presidential-2019', at: 'Presidential elections, row 2019', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'turgyn-syzdyqov'})
CREATE (a)-[:NOMINATED {election: 'presidential-2015', at: 'Presidential elections, row 2015', sources: ['enwiki-qkhp']}]->(b);

// Relationships: CANDIDATE_IN
MATCH (a:Person {key: 'erasyl-abylqasymov'}), (b:Election {key: 'presidential-2005'})
CREATE (a)-[:CANDIDATE_IN {votes: 23252, share: 0.0034, elected: false, at: 'Presidential elections, row 2005', also_at: ['History, paragraph 3'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-4']}]->(b);
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Election {key: 'presidential-2011'})
CREATE (a)-[:CANDIDATE_IN {votes: 111924, share: 0.0136, elected: false, at: 'Presidential elections, row 2011', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Person {key: 'turgyn-syzdyqov'}), (b:Election {key: 'presidential-2015'})
CREATE (a)-[:CANDIDATE_IN {votes: 145756, share: 0.0161, elected: false, at: 'Presidential elections, row 2015', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Election {key: 'presidential-2019'})
CREATE (a)-[:CANDIDATE_IN {votes: 167649, share: 0.0182, elected: false, at: 'Presidential elections, row 2019', sources: ['enwiki-qkhp']}]->(b);

// Relationships: ELECTS
MATCH (a:Election {key: 'mazhilis-2004'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:ELECTS {at: 'Mazhilis elections, row 2004', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Election {key: 'mazhilis-2007'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:ELECTS {at: 'Mazhilis elections, row 2007', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Election {key: 'mazhilis-2012'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:ELECTS {at: 'Mazhilis elections, row 2012', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Election {key: 'mazhilis-2016'}), (b:Organization {key: 'mazhilis'})
CREATE (a)-[:ELECTS {at: 'Mazhilis elections, row 2016', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Committee {key: 'qkhp-control-revision-commission'})
CREATE (a)-[:ELECTS {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Committee {key: 'qkhp-regional-control-revision-commissions'})
CREATE (a)-[:ELECTS {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Committee {key: 'qkhp-urban-control-revision-commissions'})
CREATE (a)-[:ELECTS {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-general-meetings'}), (b:Committee {key: 'qkhp-primary-control-revision-commissions'})
CREATE (a)-[:ELECTS {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: RESULT_IN
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2004'})
CREATE (a)-[:RESULT_IN {share: 0.034, seats: 0, position: 6, government: 'Extra-parliamentary', system: 'proportional', entered: false, at: 'Mazhilis elections, row 2004', also_at: ['lead, paragraph 2', 'History, paragraph 2'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2007'})
CREATE (a)-[:RESULT_IN {votes: 76799, share: 0.013, seats: 0, position: 6, government: 'Extra-parliamentary', passed_threshold: false, entered: false, at: 'Mazhilis elections, row 2007', also_at: ['lead, paragraph 2', 'History, paragraph 5'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-6']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2012'})
CREATE (a)-[:RESULT_IN {votes: 498788, share: 0.0719, seats: 7, change: 7, position: 3, government: 'Opposition', entered: true, at: 'Mazhilis elections, row 2012', also_at: ['lead, paragraph 2', 'History, paragraph 5'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-1']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2016'})
CREATE (a)-[:RESULT_IN {votes: 537123, share: 0.0714, seats: 7, position: 3, government: 'Opposition', at: 'Mazhilis elections, row 2016', sources: ['enwiki-qkhp']}]->(b);

// Relationships: INVOLVES
MATCH (a:Event {key: 'cpk-split'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'party that split', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'cpk-split'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party that emerged', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'tokhtassynov-election'}), (b:Person {key: 'tolen-tokhtassynov'})
CREATE (a)-[:INVOLVES {role: 'elected', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']}]->(b);
MATCH (a:Event {key: 'tokhtassynov-election'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'party of the post', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']}]->(b);
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Committee {key: 'cpk-central-committee'})
CREATE (a)-[:INVOLVES {role: 'organ they left', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Person {key: 'serikbolssyn-abdildin'})
CREATE (a)-[:INVOLVES {role: 'First Secretary they disagreed with', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party that was their idea', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'cpk-members-leave'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'party left', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'cpk-members-leave'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party joined', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'qkhp-founding-congress'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party founded', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'qkhp-registration'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party registered', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'qkhp-registration'}), (b:Organization {key: 'ministry-of-justice'})
CREATE (a)-[:INVOLVES {role: 'registrar', at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'host', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'host', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'qkhp-cpk-merger'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party that abandoned it', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'qkhp-cpk-merger'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'other party', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Person {key: 'vladislav-kosarev'})
CREATE (a)-[:INVOLVES {role: 'speaker', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:INVOLVES {role: 'party spoken for', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Party {key: 'cpk'})
CREATE (a)-[:INVOLVES {role: 'party spoken about', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Event {key: 'qkhp-cpk-merger'})
CREATE (a)-[:INVOLVES {role: 'matter', at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-5']}]->(b);

// Relationships: CAUSED_BY
MATCH (a:Event {key: 'cpk-split'}), (b:Event {key: 'tokhtassynov-election'})
CREATE (a)-[:CAUSED_BY {at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-3']}]->(b);

// Relationships: ANNOUNCED
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Event {key: 'qkhp-cpk-merger'})
CREATE (a)-[:ANNOUNCED {at: 'History, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);

// Relationships: SET_ITSELF
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-democratization'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-power'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-genuine-democracy'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-peoples-republic'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-ownership'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-raw-materials'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-technology'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-state-ownership'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-social-security'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 3', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-cis-integration'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-terrorism'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-cooperation'})
CREATE (a)-[:SET_ITSELF {at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: CONCERNS
MATCH (a:Task {key: 'task-cis-integration'}), (b:Organization {key: 'cis'})
CREATE (a)-[:CONCERNS {at: 'Ideology, list item 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Task {key: 'task-peoples-republic'}), (b:Place {key: 'kazakhstan'})
CREATE (a)-[:CONCERNS {at: 'Ideology, list item 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: ORGAN_OF
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-district-committees'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-primary-organizations'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 2', also_at: ['Structure, paragraph 3'], sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-branches'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-general-meetings'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-control-revision-commission'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-regional-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-urban-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-primary-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CREATE (a)-[:ORGAN_OF {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'cpk-central-committee'}), (b:Party {key: 'cpk'})
CREATE (a)-[:ORGAN_OF {at: 'History, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-2']}]->(b);

// Relationships: ABOVE
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Committee {key: 'qkhp-central-committee'})
CREATE (a)-[:ABOVE {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-regional-committees'})
CREATE (a)-[:ABOVE {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-national-city-committees'})
CREATE (a)-[:ABOVE {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-city-committees'})
CREATE (a)-[:ABOVE {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-district-committees'})
CREATE (a)-[:ABOVE {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CREATE (a)-[:ABOVE {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CREATE (a)-[:ABOVE {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);
MATCH (a:Committee {key: 'qkhp-district-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CREATE (a)-[:ABOVE {inferred: true, at: 'Structure, paragraph 3', sources: ['enwiki-qkhp']}]->(b);

// Relationships: CONVENES
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-congress'})
CREATE (a)-[:CONVENES {at: 'Structure, paragraph 4', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: APPROVES
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CREATE (a)-[:APPROVES {at: 'Structure, paragraph 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CREATE (a)-[:APPROVES {at: 'Structure, paragraph 2', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: ACCOUNTABLE_TO
MATCH (a:Committee {key: 'qkhp-control-revision-commission'}), (b:Committee {key: 'qkhp-congress'})
CREATE (a)-[:ACCOUNTABLE_TO {at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-regional-control-revision-commissions'}), (b:Committee {key: 'qkhp-conferences'})
CREATE (a)-[:ACCOUNTABLE_TO {inferred: true, at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-urban-control-revision-commissions'}), (b:Committee {key: 'qkhp-conferences'})
CREATE (a)-[:ACCOUNTABLE_TO {inferred: true, at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Committee {key: 'qkhp-primary-control-revision-commissions'}), (b:Committee {key: 'qkhp-general-meetings'})
CREATE (a)-[:ACCOUNTABLE_TO {inferred: true, at: 'Structure, paragraph 5', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: DEPICTS
MATCH (a:Symbol {key: 'qkhp-flag'}), (b:Person {key: 'vladimir-lenin'})
CREATE (a)-[:DEPICTS {role: 'bas-relief', place: 'top', at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: APPROVED_BY
MATCH (a:Symbol {key: 'qkhp-flag'}), (b:Committee {key: 'qkhp-congress'})
CREATE (a)-[:APPROVED_BY {at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Symbol {key: 'qkhp-emblem'}), (b:Committee {key: 'qkhp-congress'})
CREATE (a)-[:APPROVED_BY {at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Relationships: HAS_SYMBOL
MATCH (a:Party {key: 'qkhp'}), (b:Symbol {key: 'qkhp-flag'})
CREATE (a)-[:HAS_SYMBOL {at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);
MATCH (a:Party {key: 'qkhp'}), (b:Symbol {key: 'qkhp-emblem'})
CREATE (a)-[:HAS_SYMBOL {at: 'Symbols, paragraph 1', sources: ['enwiki-qkhp', 'enwiki-qkhp-ref-7']}]->(b);

// Claims: a value as one place of the article gives it
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: "Communist People's Party of Kazakhstan", language: 'en', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: "Communist People's Party of Kazakhstan", language: 'en', at: 'infobox, heading', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Қазақстан коммунистік халық партия', language: 'kk', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Қазақстан коммунистік халық партия', language: 'kk', at: 'infobox, native names', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Qazaqstan kommýnıstik halyq partııa', language: 'kk-Latn', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Qazaqstan kommýnıstik halyq partııa', language: 'kk-Latn', at: 'infobox, native names', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Коммунистическая народная партия Казахстана', language: 'ru', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Kommunisticheskaya narodnaya partiya Kazakhstana', language: 'ru-Latn', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'name', value: 'Қазақстан Коммунистік Халық партия', language: 'kk', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'name', value: 'Коммунистическая Народная партия Казахстана', language: 'ru', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'QKHP', language: 'kk-Latn', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'QKHP', language: 'kk-Latn', at: 'infobox, row Abbreviation', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'КНПК', language: 'ru', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'abbreviations', value: 'КНПК', language: 'ru', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'KNPK', language: 'ru-Latn', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'CPPK', language: 'en', at: 'infobox, row Abbreviation', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'abbreviations', value: 'ҚКХП', language: 'kk', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'founded', value: date('2004-04-13'), at: 'infobox, row Founded', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'registered', value: date('2004-06-21'), at: 'infobox, row Registered', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'registered', value: date('2004-06-21'), at: 'lead, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'registered', value: date('2004-06-21'), at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'members', value: 56292, valid_at: '2008', at: 'infobox, row Membership (2008)', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'members', value: 90000, valid_at: '2004-06-21', at: 'lead, paragraph 2', believed: false}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'ideology', value: 'Communism', at: 'infobox, row Ideology', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'ideology', value: 'Marxism–Leninism', at: 'infobox, row Ideology', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'political_position', value: 'Far-left', at: 'infobox, row Political position', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'website', value: 'comparty.kz', at: 'infobox, row Website', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'headquarters', value: 'Prospekt Kabanbay-Batyr, Nur-Sultan', at: 'infobox, row Headquarters', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'stance', value: 'officially in opposition', at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'stance', value: 'considered loyal to the regime', at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'stance', value: 'often votes with the government', at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'organized_by', value: 'territory', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_open_to', value: 'citizens of Kazakhstan', at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_age_from', value: 18, at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_is', value: 'voluntary', at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_is', value: 'individual', at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_is', value: 'fixed', at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'membership_proof', value: 'party ID', at: 'Structure, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_sought', value: 'genuine democracy', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_sought', value: 'social justice', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_sought', value: 'general spirituality', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_sought', value: 'freedom', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_sought', value: 'prosperous economy', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_founded_on', value: 'scientific and technological progress', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_founded_on', value: 'scientific socialism', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'society_centred_on', value: 'the citizen', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'citizen_has', value: 'full civic rights', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'citizen_has', value: 'full civic liberties', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'citizen_has', value: 'chances to develop abilities', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'citizen_has', value: 'chances to show abilities', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'qkhp'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'citizen_has', value: 'means to meet diverse needs', at: 'Ideology, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'cpk'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'name', value: 'Communist Party of Kazakhstan', language: 'en', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'cpk'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Communist Party', language: 'en', at: 'infobox, row Split from', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Party {key: 'cpk'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'abbreviations', value: 'CPK', language: 'en', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Party {key: 'cpk'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'abbreviations', value: 'КПК', language: 'ru', at: 'References, item 5', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'vladislav-kosarev'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Vladislav Kosarev', language: 'en', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'vladislav-kosarev'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Vladislav Kosarev', language: 'en', at: 'infobox, row Honorary Secretary', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'vladislav-kosarev'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'name', value: 'Vladislav Kossarev', language: 'en', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Person {key: 'tulesh-kenzhin'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Tulesh Kenzhin', language: 'en', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'tulesh-kenzhin'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Tulesh Kenzhin', language: 'en', at: 'infobox, row Chairman', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Jambyl Ahmetbekov', language: 'en', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Jambyl Ahmetbekov', language: 'en', at: 'infobox, row Secretary', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Zhambyl Akhmetbekov', language: 'en', at: 'Structure, caption', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Jambyl Ahmetbekov', language: 'en', at: 'Presidential elections, row 2011', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Jambyl Ahmetbekov', language: 'en', at: 'Presidential elections, row 2019', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'aiqyn-qongyrov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Aiqyn Qongyrov', language: 'en', at: 'infobox, row Secretary', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'serikbolssyn-abdildin'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'name', value: 'Serikbolssyn Abdildin', language: 'en', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Person {key: 'tolen-tokhtassynov'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-3'})
CREATE (c:Claim {key: 'name', value: 'Tolen Tokhtassynov', language: 'en', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Person {key: 'erasyl-abylqasymov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Erasyl Abylqasymov', language: 'en', at: 'Presidential elections, row 2005', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'erasyl-abylqasymov'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-4'})
CREATE (c:Claim {key: 'name', value: 'Yerassyl Abylkassymov', language: 'en', at: 'History, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Person {key: 'turgyn-syzdyqov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Turgyn Syzdyqov', language: 'en', at: 'Presidential elections, row 2015', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Person {key: 'vladimir-lenin'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'name', value: 'Vladimir Lenin', language: 'en', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: '2012 Mazhilis election', language: 'en', at: 'Mazhilis elections, row 2012', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Election {key: 'mazhilis-2012'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-1'})
CREATE (c:Claim {key: 'name', value: '2012 legislative election', language: 'en', at: 'lead, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'parties_entered', value: 3, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-congress'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'role', value: 'supreme body', at: 'Structure, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-congress'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'meets_every_years', value: 4, at: 'Structure, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-central-committee'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'role', value: 'organizes and coordinates the work of the whole party', at: 'Structure, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-central-committee'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'meets_every_months', value: 6, at: 'Structure, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-central-committee'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'meetings_called', value: 'plenary sessions', at: 'Structure, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-regional-committees'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'count', value: 14, valid_at: '2010-07', at: 'Structure, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-national-city-committees'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'count', value: 2, valid_at: '2010-07', at: 'Structure, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-city-committees'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'count', value: 33, valid_at: '2010-07', at: 'Structure, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-district-committees'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'count', value: 178, valid_at: '2010-07', at: 'Structure, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-primary-organizations'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'count', value: 1868, valid_at: '2010-07', at: 'Structure, paragraph 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Committee {key: 'qkhp-primary-organizations'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'role', value: 'foundation of the organization', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-primary-organizations'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'members_at_least', value: 3, at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-primary-organizations'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'created_by', value: 'decision of a meeting', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'role', value: "stand for the party's policy before the population", at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'cooperate_with', value: 'state executive bodies', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'cooperate_with', value: 'state representative bodies', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'cooperate_with', value: 'political groups', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'cooperate_with', value: 'social groups', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'have_own', value: 'seal', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Committee {key: 'qkhp-branches'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'have_own', value: 'letterhead', at: 'Structure, paragraph 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'cpk-withdrawal'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'people', value: 12, at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'cpk-withdrawal'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'reason', value: 'disagreements with the First Secretary', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'cpk-members-leave'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'people', value: 15000, at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'cpk-members-leave'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'approximate', value: true, at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'qkhp-founding-congress'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'month', value: '2004-04', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'qkhp-registration'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'date', value: date('2004-06-21'), at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'joint-press-conference-2007'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'date', value: date('2007-03-28'), at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'qkhp-cpk-merger'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'outcome', value: 'abandoned', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'qkhp-cpk-merger'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'reasons', value: 'sharp political differences', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'qkhp-cpk-merger'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'reasons', value: 'CPK considered it at the highest level only (bureaus of the Central Committee)', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'press-conference-2007-06'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'month', value: '2007-06', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'press-conference-2007-06'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'said', value: 'CPK considered a merger at the highest level only (bureaus of the Central Committee)', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'press-conference-2007-06'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'said', value: 'no merger was considered at local level', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'press-conference-2007-06'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'said', value: 'the structures of the CPK are destroyed', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Event {key: 'press-conference-2007-06'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'said', value: 'the CPK has lost all authority among the people', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-democratization'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'political', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-power'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'political', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-genuine-democracy'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'political', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-peoples-republic'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'political', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'political', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'forms', value: 'state', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'forms', value: 'collective', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'forms', value: 'private', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'forms', value: 'shareholder', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'forms', value: 'co-operative', at: 'Ideology, list item 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-raw-materials'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'economic', at: 'Ideology, list item 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-technology'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'economic', at: 'Ideology, list item 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-state-ownership'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'economic', at: 'Ideology, list item 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-social-security'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'social', at: 'Ideology, list item 3', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-cis-integration'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'international', at: 'Ideology, list item 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-terrorism'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'international', at: 'Ideology, list item 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Task {key: 'task-cooperation'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'sphere', value: 'international', at: 'Ideology, list item 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Symbol {key: 'qkhp-flag'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'color', value: 'red', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Symbol {key: 'qkhp-flag'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'inscriptions', value: 'Қазақстан Коммунистік Халық партия', language: 'kk', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Symbol {key: 'qkhp-flag'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'inscriptions', value: 'ҚКХП', language: 'kk', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Symbol {key: 'qkhp-flag'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'inscriptions', value: 'Коммунистическая Народная партия Казахстана', language: 'ru', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Symbol {key: 'qkhp-flag'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-7'})
CREATE (c:Claim {key: 'inscriptions', value: 'КНПК', language: 'ru', at: 'Symbols, paragraph 1', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x:Organization {key: 'evraziyskiy-dom'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Евразийский дом', language: 'ru', at: 'References, item 2', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x:Organization {key: 'central-election-commission'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'name', value: 'Центральная избирательная комиссия Казахстана', language: 'ru', at: 'References, item 4', believed: true}), (c)-[:ABOUT]->(x), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'vladislav-kosarev'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary of the Central Committee', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'vladislav-kosarev'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Honorary Secretary', at: 'infobox, row Honorary Secretary', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'vladislav-kosarev'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary', valid_at: '2007-06', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'vladislav-kosarev'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-5'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Leader', valid_at: '2007-06', at: 'History, paragraph 4', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'tulesh-kenzhin'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary of the Central Committee', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'tulesh-kenzhin'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Chairman', at: 'infobox, row Chairman', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary of the Central Committee', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary of the Central Committee', at: 'Structure, caption', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'jambyl-ahmetbekov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary', at: 'infobox, row Secretary', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Person {key: 'aiqyn-qongyrov'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary', at: 'infobox, row Secretary', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'cpk'}), (x2:Person {key: 'serikbolssyn-abdildin'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'First Secretary of the Central Committee', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'cpk'}), (x2:Person {key: 'tolen-tokhtassynov'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-3'})
CREATE (c:Claim {key: 'post', relationship: 'LED_BY', value: 'Secretary', at: 'History, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Person {key: 'jambyl-ahmetbekov'}), (x2:Committee {key: 'qkhp-central-committee'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'role', relationship: 'MEMBER_OF', value: 'Secretary', at: 'lead, paragraph 1', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Person {key: 'jambyl-ahmetbekov'}), (x2:Committee {key: 'qkhp-central-committee'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'role', relationship: 'MEMBER_OF', value: 'Secretary', at: 'Structure, caption', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Person {key: 'erasyl-abylqasymov'}), (x2:Election {key: 'presidential-2005'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'CANDIDATE_IN', value: 0.0034, at: 'Presidential elections, row 2005', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Person {key: 'erasyl-abylqasymov'}), (x2:Election {key: 'presidential-2005'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-4'})
CREATE (c:Claim {key: 'share', relationship: 'CANDIDATE_IN', value: 0.0034, at: 'History, paragraph 3', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2004'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.034, at: 'Mazhilis elections, row 2004', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2004'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0198, at: 'lead, paragraph 2', believed: false}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2004'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0198, at: 'History, paragraph 2', believed: false}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2004'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'system', relationship: 'RESULT_IN', value: 'proportional', at: 'History, paragraph 2', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2004'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-2'})
CREATE (c:Claim {key: 'entered', relationship: 'RESULT_IN', value: false, at: 'History, paragraph 2', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.013, at: 'Mazhilis elections, row 2007', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0129, at: 'lead, paragraph 2', believed: false}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-6'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0129, at: 'History, paragraph 5', believed: false}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'passed_threshold', relationship: 'RESULT_IN', value: false, at: 'lead, paragraph 2', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-6'})
CREATE (c:Claim {key: 'passed_threshold', relationship: 'RESULT_IN', value: false, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2007'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-6'})
CREATE (c:Claim {key: 'entered', relationship: 'RESULT_IN', value: false, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0719, at: 'Mazhilis elections, row 2012', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'share', relationship: 'RESULT_IN', value: 0.0719, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'seats', relationship: 'RESULT_IN', value: 7, at: 'Mazhilis elections, row 2012', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'seats', relationship: 'RESULT_IN', value: 7, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s1:Source {key: 'enwiki-qkhp'}), (s2:Source {key: 'enwiki-qkhp-ref-1'})
CREATE (c:Claim {key: 'entered', relationship: 'RESULT_IN', value: true, at: 'lead, paragraph 2', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s1), (c)-[:STATED_IN]->(s2);
MATCH (x1:Party {key: 'qkhp'}), (x2:Election {key: 'mazhilis-2012'}), (s:Source {key: 'enwiki-qkhp'})
CREATE (c:Claim {key: 'entered', relationship: 'RESULT_IN', value: true, at: 'History, paragraph 5', believed: true}), (c)-[:ABOUT]->(x1), (c)-[:ABOUT]->(x2), (c)-[:STATED_IN]->(s);
