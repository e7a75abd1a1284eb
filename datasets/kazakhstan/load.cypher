// SPDX-License-Identifier: CC-BY-SA-4.0
// The world of one encyclopedia article, the Communist People's Party of Kazakhstan, told in claims.
// Made from facts.tsv by make_load.py: change the table, not this file.
// Load it into an empty database:  kenes my.kenes -f datasets/kazakhstan/load.cypher

// Every node has a key of its own
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

// Of these keys several values are right at once
CALL policy.set({name: 'several values', keys: ['abbreviations', 'citizen_has', 'cooperate_with', 'forms', 'have_own', 'ideology', 'inscriptions', 'membership_is', 'reasons', 'said', 'society_founded_on', 'society_sought', 'stance'], manyValued: true});

// Nodes: Source
CREATE (:Source {key: 'enwiki-qkhp', title: "Communist People's Party of Kazakhstan", publisher: 'Wikipedia', licence: 'CC BY-SA', language: 'en'});
CREATE (:Source {key: 'enwiki-qkhp-ref-1', number: 1, title: 'Two more Kazakh parties wins parliamentary seats', publisher: 'British Broadcasting Corporation', work: 'BBC Online', date: date('2012-01-16'), retrieved: date('2012-01-16')});
CREATE (:Source {key: 'enwiki-qkhp-ref-2', number: 2, title: 'Коммунистическая Народная партия Казахстана (КНПК)', language: 'ru', publisher: 'Евразийский дом', archived: date('2011-07-22'), retrieved: date('2010-12-15')});
CREATE (:Source {key: 'enwiki-qkhp-ref-3', number: 3, title: 'КНПК и КПРФ налаживают тесные связи', language: 'ru', publisher: 'Zonakz.net', archived: date('2011-07-22'), retrieved: date('2010-12-15')});
CREATE (:Source {key: 'enwiki-qkhp-ref-4', number: 4, title: 'Выборы Президента Республики Казахстан', language: 'ru', publisher: 'Центральная избирательная комиссия Казахстана', archived: date('2011-07-22'), retrieved: date('2010-12-15')});
CREATE (:Source {key: 'enwiki-qkhp-ref-5', number: 5, title: 'КНПК не будет объединяться с КПК', author: 'Kazakhstan Today', language: 'ru', publisher: 'Zonakz.net', archived: date('2014-03-15'), retrieved: date('2010-12-15')});
CREATE (:Source {key: 'enwiki-qkhp-ref-6', number: 6, title: 'Политические партии', language: 'ru', publisher: 'Центральная избирательная комиссия Казахстана', archived: date('2011-07-22'), retrieved: date('2010-12-15')});
CREATE (:Source {key: 'enwiki-qkhp-ref-7', number: 7, title: 'Устав Коммунистической Народной партии Казахстана', language: 'ru', publisher: 'КНПК', archived: date('2011-07-22'), retrieved: date('2010-12-15')});

// Nodes: Party
CREATE (:Party {key: 'qkhp'});
CREATE (:Party {key: 'cpk'});

// Nodes: Person
CREATE (:Person {key: 'vladislav-kosarev'});
CREATE (:Person {key: 'tulesh-kenzhin'});
CREATE (:Person {key: 'jambyl-ahmetbekov'});
CREATE (:Person {key: 'aiqyn-qongyrov'});
CREATE (:Person {key: 'serikbolssyn-abdildin'});
CREATE (:Person {key: 'tolen-tokhtassynov'});
CREATE (:Person {key: 'erasyl-abylqasymov'});
CREATE (:Person {key: 'turgyn-syzdyqov'});
CREATE (:Person {key: 'vladimir-lenin'});

// Nodes: Election
CREATE (:Election {key: 'presidential-2005'});
CREATE (:Election {key: 'presidential-2011'});
CREATE (:Election {key: 'presidential-2015'});
CREATE (:Election {key: 'presidential-2019'});
CREATE (:Election {key: 'mazhilis-2004'});
CREATE (:Election {key: 'mazhilis-2007'});
CREATE (:Election {key: 'mazhilis-2012'});
CREATE (:Election {key: 'mazhilis-2016'});

// Nodes: Committee
CREATE (:Committee {key: 'qkhp-congress'});
CREATE (:Committee {key: 'qkhp-central-committee'});
CREATE (:Committee {key: 'qkhp-regional-committees'});
CREATE (:Committee {key: 'qkhp-national-city-committees'});
CREATE (:Committee {key: 'qkhp-city-committees'});
CREATE (:Committee {key: 'qkhp-district-committees'});
CREATE (:Committee {key: 'qkhp-primary-organizations'});
CREATE (:Committee {key: 'qkhp-branches'});
CREATE (:Committee {key: 'qkhp-conferences'});
CREATE (:Committee {key: 'qkhp-general-meetings'});
CREATE (:Committee {key: 'qkhp-control-revision-commission'});
CREATE (:Committee {key: 'qkhp-regional-control-revision-commissions'});
CREATE (:Committee {key: 'qkhp-urban-control-revision-commissions'});
CREATE (:Committee {key: 'qkhp-primary-control-revision-commissions'});
CREATE (:Committee {key: 'cpk-central-committee'});

// Nodes: Event
CREATE (:Event {key: 'cpk-split'});
CREATE (:Event {key: 'tokhtassynov-election'});
CREATE (:Event {key: 'cpk-withdrawal'});
CREATE (:Event {key: 'cpk-members-leave'});
CREATE (:Event {key: 'qkhp-founding-congress'});
CREATE (:Event {key: 'qkhp-registration'});
CREATE (:Event {key: 'joint-press-conference-2007'});
CREATE (:Event {key: 'qkhp-cpk-merger'});
CREATE (:Event {key: 'press-conference-2007-06'});

// Nodes: Task
CREATE (:Task {key: 'task-democratization'});
CREATE (:Task {key: 'task-power'});
CREATE (:Task {key: 'task-genuine-democracy'});
CREATE (:Task {key: 'task-peoples-republic'});
CREATE (:Task {key: 'task-ownership'});
CREATE (:Task {key: 'task-raw-materials'});
CREATE (:Task {key: 'task-technology'});
CREATE (:Task {key: 'task-state-ownership'});
CREATE (:Task {key: 'task-social-security'});
CREATE (:Task {key: 'task-cis-integration'});
CREATE (:Task {key: 'task-terrorism'});
CREATE (:Task {key: 'task-cooperation'});

// Nodes: Symbol
CREATE (:Symbol {key: 'qkhp-flag'});
CREATE (:Symbol {key: 'qkhp-emblem'});

// Nodes: Place
CREATE (:Place {key: 'kazakhstan'});
CREATE (:Place {key: 'nur-sultan'});
CREATE (:Place {key: 'almaty'});

// Nodes: Organization
CREATE (:Organization {key: 'mazhilis'});
CREATE (:Organization {key: 'ministry-of-justice'});
CREATE (:Organization {key: 'imcwp'});
CREATE (:Organization {key: 'cis'});
CREATE (:Organization {key: 'wikipedia'});
CREATE (:Organization {key: 'bbc'});
CREATE (:Organization {key: 'evraziyskiy-dom'});
CREATE (:Organization {key: 'zonakz-net'});
CREATE (:Organization {key: 'central-election-commission'});
CREATE (:Organization {key: 'kazakhstan-today'});

// What is said of each Party
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = "Communist People's Party of Kazakhstan" LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1' RANK preferred;
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = "Communist People's Party of Kazakhstan" LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, heading' RANK preferred;
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Қазақстан коммунистік халық партия' LANGUAGE 'kk' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Қазақстан коммунистік халық партия' LANGUAGE 'kk' SOURCE 'enwiki-qkhp' AT 'infobox, native names';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Qazaqstan kommýnıstik halyq partııa', x.abbreviations = 'QKHP' LANGUAGE 'kk-Latn' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Qazaqstan kommýnıstik halyq partııa' LANGUAGE 'kk-Latn' SOURCE 'enwiki-qkhp' AT 'infobox, native names';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Коммунистическая народная партия Казахстана', x.abbreviations = 'КНПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Kommunisticheskaya narodnaya partiya Kazakhstana', x.abbreviations = 'KNPK' LANGUAGE 'ru-Latn' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Қазақстан Коммунистік Халық партия', x.abbreviations = 'ҚКХП' LANGUAGE 'kk' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.name = 'Қазақстан Коммунистік Халық партия', x.abbreviations = 'ҚКХП' LANGUAGE 'kk' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.name = 'Коммунистическая Народная партия Казахстана', x.abbreviations = 'КНПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.name = 'Коммунистическая Народная партия Казахстана', x.abbreviations = 'КНПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.abbreviations = 'QKHP' LANGUAGE 'kk-Latn' SOURCE 'enwiki-qkhp' AT 'infobox, row Abbreviation';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.abbreviations = 'CPPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Abbreviation';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.founded = date('2004-04-13') SOURCE 'enwiki-qkhp' AT 'infobox, row Founded';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.registered = date('2004-06-21') SOURCE 'enwiki-qkhp' AT 'infobox, row Registered';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.registered = date('2004-06-21') SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.registered = date('2004-06-21') SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.registered = date('2004-06-21') SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.members = 56292 VALID AT '2008' SOURCE 'enwiki-qkhp' AT 'infobox, row Membership (2008)';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.members = 90000 VALID AT date('2004-06-21') SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.ideology = 'Communism', x.ideology = 'Marxism–Leninism' SOURCE 'enwiki-qkhp' AT 'infobox, row Ideology';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.political_position = 'Far-left' SOURCE 'enwiki-qkhp' AT 'infobox, row Political position';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.website = 'comparty.kz' SOURCE 'enwiki-qkhp' AT 'infobox, row Website';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.headquarters = 'Prospekt Kabanbay-Batyr, Nur-Sultan' SOURCE 'enwiki-qkhp' AT 'infobox, row Headquarters';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.stance = 'officially in opposition', x.stance = 'considered loyal to the regime', x.stance = 'often votes with the government' SOURCE 'enwiki-qkhp' AT 'History, paragraph 5';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.organized_by = 'territory' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM x.organized_by = 'territory' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.membership_open_to = 'citizens of Kazakhstan', x.membership_age_from = 18, x.membership_is = 'voluntary', x.membership_is = 'individual', x.membership_is = 'fixed', x.membership_proof = 'party ID' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 1'
CLAIM x.membership_open_to = 'citizens of Kazakhstan', x.membership_age_from = 18, x.membership_is = 'voluntary', x.membership_is = 'individual', x.membership_is = 'fixed', x.membership_proof = 'party ID' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 1';
MATCH (x:Party {key: 'qkhp'})
CLAIM x.society_sought = 'genuine democracy', x.society_sought = 'social justice', x.society_sought = 'general spirituality', x.society_sought = 'freedom', x.society_sought = 'prosperous economy', x.society_founded_on = 'scientific and technological progress', x.society_founded_on = 'scientific socialism', x.society_centred_on = 'the citizen', x.citizen_has = 'full civic rights', x.citizen_has = 'full civic liberties', x.citizen_has = 'chances to develop abilities', x.citizen_has = 'chances to show abilities', x.citizen_has = 'means to meet diverse needs' SOURCE 'enwiki-qkhp' AT 'Ideology, paragraph 1'
CLAIM x.society_sought = 'genuine democracy', x.society_sought = 'social justice', x.society_sought = 'general spirituality', x.society_sought = 'freedom', x.society_sought = 'prosperous economy', x.society_founded_on = 'scientific and technological progress', x.society_founded_on = 'scientific socialism', x.society_centred_on = 'the citizen', x.citizen_has = 'full civic rights', x.citizen_has = 'full civic liberties', x.citizen_has = 'chances to develop abilities', x.citizen_has = 'chances to show abilities', x.citizen_has = 'means to meet diverse needs' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, paragraph 1';
MATCH (x:Party {key: 'cpk'})
CLAIM x.name = 'Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1' RANK preferred
CLAIM x.name = 'Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1' RANK preferred;
MATCH (x:Party {key: 'cpk'})
CLAIM x.name = 'Communist Party' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Split from';
MATCH (x:Party {key: 'cpk'})
CLAIM x.abbreviations = 'CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.abbreviations = 'CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Party {key: 'cpk'})
CLAIM x.abbreviations = 'КПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'References, item 5';

// What is said of each Person
MATCH (x:Person {key: 'vladislav-kosarev'})
CLAIM x.name = 'Vladislav Kosarev' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1' RANK preferred;
MATCH (x:Person {key: 'vladislav-kosarev'})
CLAIM x.name = 'Vladislav Kosarev' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Honorary Secretary' RANK preferred;
MATCH (x:Person {key: 'vladislav-kosarev'})
CLAIM x.name = 'Vladislav Kossarev' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.name = 'Vladislav Kossarev' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (x:Person {key: 'tulesh-kenzhin'})
CLAIM x.name = 'Tulesh Kenzhin' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Person {key: 'tulesh-kenzhin'})
CLAIM x.name = 'Tulesh Kenzhin' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Chairman';
MATCH (x:Person {key: 'jambyl-ahmetbekov'})
CLAIM x.name = 'Jambyl Ahmetbekov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1' RANK preferred;
MATCH (x:Person {key: 'jambyl-ahmetbekov'})
CLAIM x.name = 'Jambyl Ahmetbekov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Secretary' RANK preferred;
MATCH (x:Person {key: 'jambyl-ahmetbekov'})
CLAIM x.name = 'Zhambyl Akhmetbekov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, caption';
MATCH (x:Person {key: 'jambyl-ahmetbekov'})
CLAIM x.name = 'Jambyl Ahmetbekov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2011' RANK preferred;
MATCH (x:Person {key: 'jambyl-ahmetbekov'})
CLAIM x.name = 'Jambyl Ahmetbekov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2019' RANK preferred;
MATCH (x:Person {key: 'aiqyn-qongyrov'})
CLAIM x.name = 'Aiqyn Qongyrov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row Secretary';
MATCH (x:Person {key: 'serikbolssyn-abdildin'})
CLAIM x.name = 'Serikbolssyn Abdildin' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'Serikbolssyn Abdildin' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Person {key: 'tolen-tokhtassynov'})
CLAIM x.name = 'Tolen Tokhtassynov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'Tolen Tokhtassynov' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';
MATCH (x:Person {key: 'erasyl-abylqasymov'})
CLAIM x.name = 'Erasyl Abylqasymov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2005' RANK preferred;
MATCH (x:Person {key: 'erasyl-abylqasymov'})
CLAIM x.name = 'Yerassyl Abylkassymov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 3'
CLAIM x.name = 'Yerassyl Abylkassymov' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-4' AT 'cited in History, paragraph 3';
MATCH (x:Person {key: 'turgyn-syzdyqov'})
CLAIM x.name = 'Turgyn Syzdyqov' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2015';
MATCH (x:Person {key: 'vladimir-lenin'})
CLAIM x.name = 'Vladimir Lenin' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.name = 'Vladimir Lenin' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';

// What is said of each Election
MATCH (x:Election {key: 'presidential-2005'})
CLAIM x.name = '2005 presidential election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2005';
MATCH (x:Election {key: 'presidential-2005'})
CLAIM x.kind = 'presidential', x.year = 2005 SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2005';
MATCH (x:Election {key: 'presidential-2011'})
CLAIM x.name = '2011 presidential election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2011';
MATCH (x:Election {key: 'presidential-2011'})
CLAIM x.kind = 'presidential', x.year = 2011 SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2011';
MATCH (x:Election {key: 'presidential-2015'})
CLAIM x.name = '2015 presidential election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2015';
MATCH (x:Election {key: 'presidential-2015'})
CLAIM x.kind = 'presidential', x.year = 2015 SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2015';
MATCH (x:Election {key: 'presidential-2019'})
CLAIM x.name = '2019 presidential election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2019';
MATCH (x:Election {key: 'presidential-2019'})
CLAIM x.kind = 'presidential', x.year = 2019 SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2019';
MATCH (x:Election {key: 'mazhilis-2004'})
CLAIM x.name = '2004 Mazhilis election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2004';
MATCH (x:Election {key: 'mazhilis-2004'})
CLAIM x.kind = 'mazhilis', x.year = 2004, x.seats_total = 77 SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2004';
MATCH (x:Election {key: 'mazhilis-2007'})
CLAIM x.name = '2007 Mazhilis election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2007';
MATCH (x:Election {key: 'mazhilis-2007'})
CLAIM x.kind = 'mazhilis', x.year = 2007, x.seats_total = 98 SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2007';
MATCH (x:Election {key: 'mazhilis-2012'})
CLAIM x.name = '2012 Mazhilis election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2012' RANK preferred;
MATCH (x:Election {key: 'mazhilis-2012'})
CLAIM x.name = '2012 legislative election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2'
CLAIM x.name = '2012 legislative election' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-1' AT 'cited in lead, paragraph 2';
MATCH (x:Election {key: 'mazhilis-2012'})
CLAIM x.kind = 'mazhilis', x.year = 2012, x.seats_total = 98 SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2012';
MATCH (x:Election {key: 'mazhilis-2012'})
CLAIM x.parties_entered = 3 SOURCE 'enwiki-qkhp' AT 'History, paragraph 5';
MATCH (x:Election {key: 'mazhilis-2016'})
CLAIM x.name = '2016 Mazhilis election' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2016';
MATCH (x:Election {key: 'mazhilis-2016'})
CLAIM x.kind = 'mazhilis', x.year = 2016, x.seats_total = 98 SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2016';

// What is said of each Committee
MATCH (x:Committee {key: 'qkhp-congress'})
CLAIM x.name = 'Congress' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM x.name = 'Congress' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (x:Committee {key: 'qkhp-congress'})
CLAIM x.kind = 'governing', x.role = 'supreme body', x.meets_every_years = 4 SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM x.kind = 'governing', x.role = 'supreme body', x.meets_every_years = 4 SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (x:Committee {key: 'qkhp-central-committee'})
CLAIM x.name = 'Central Committee' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM x.name = 'Central Committee' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (x:Committee {key: 'qkhp-central-committee'})
CLAIM x.kind = 'governing', x.role = 'organizes and coordinates the work of the whole party', x.meets_every_months = 6, x.meetings_called = 'plenary sessions' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM x.kind = 'governing', x.role = 'organizes and coordinates the work of the whole party', x.meets_every_months = 6, x.meetings_called = 'plenary sessions' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (x:Committee {key: 'qkhp-regional-committees'})
CLAIM x.name = 'regional committees' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-regional-committees'})
CLAIM x.kind = 'territorial' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-regional-committees'})
CLAIM x.count = 14 VALID AT '2010-07' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-national-city-committees'})
CLAIM x.name = 'city committees in the cities of national importance' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-national-city-committees'})
CLAIM x.kind = 'territorial' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-national-city-committees'})
CLAIM x.count = 2 VALID AT '2010-07' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-city-committees'})
CLAIM x.name = 'city committees' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-city-committees'})
CLAIM x.kind = 'territorial' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-city-committees'})
CLAIM x.count = 33 VALID AT '2010-07' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-district-committees'})
CLAIM x.name = 'district committees' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-district-committees'})
CLAIM x.kind = 'territorial' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-district-committees'})
CLAIM x.count = 178 VALID AT '2010-07' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-primary-organizations'})
CLAIM x.name = 'primary party organizations' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-primary-organizations'})
CLAIM x.kind = 'territorial' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-primary-organizations'})
CLAIM x.count = 1868 VALID AT '2010-07' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Committee {key: 'qkhp-primary-organizations'})
CLAIM x.role = 'foundation of the organization', x.members_at_least = 3, x.created_by = 'decision of a meeting' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM x.role = 'foundation of the organization', x.members_at_least = 3, x.created_by = 'decision of a meeting' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (x:Committee {key: 'qkhp-branches'})
CLAIM x.name = 'branches and representations' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM x.name = 'branches and representations' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (x:Committee {key: 'qkhp-branches'})
CLAIM x.kind = 'territorial', x.role = "stand for the party's policy before the population", x.cooperate_with = 'state executive bodies', x.cooperate_with = 'state representative bodies', x.cooperate_with = 'political groups', x.cooperate_with = 'social groups', x.have_own = 'seal', x.have_own = 'letterhead' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM x.kind = 'territorial', x.role = "stand for the party's policy before the population", x.cooperate_with = 'state executive bodies', x.cooperate_with = 'state representative bodies', x.cooperate_with = 'political groups', x.cooperate_with = 'social groups', x.have_own = 'seal', x.have_own = 'letterhead' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (x:Committee {key: 'qkhp-conferences'})
CLAIM x.name = 'party conferences' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'party conferences' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-conferences'})
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-general-meetings'})
CLAIM x.name = 'general meetings of the primary organizations' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'general meetings of the primary organizations' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-general-meetings'})
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-control-revision-commission'})
CLAIM x.name = 'Central Control-Revision Commission' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'Central Control-Revision Commission' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-control-revision-commission'})
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-regional-control-revision-commissions'})
CLAIM x.name = 'regional control-revision commissions' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'regional control-revision commissions' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-regional-control-revision-commissions'})
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-urban-control-revision-commissions'})
CLAIM x.name = 'urban control-revision commissions' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'urban control-revision commissions' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-urban-control-revision-commissions'})
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-primary-control-revision-commissions'})
CLAIM x.name = 'control-revision commissions of primary organizations' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.name = 'control-revision commissions of primary organizations' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'qkhp-primary-control-revision-commissions'})
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM x.kind = 'supervisory' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (x:Committee {key: 'cpk-central-committee'})
CLAIM x.name = 'Central Committee of the Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'Central Committee of the Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Committee {key: 'cpk-central-committee'})
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.kind = 'governing' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';

// What is said of each Event
MATCH (x:Event {key: 'cpk-split'})
CLAIM x.name = 'split of the Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'split of the Communist Party of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'tokhtassynov-election'})
CLAIM x.name = 'election of Tolen Tokhtassynov as a secretary of the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'election of Tolen Tokhtassynov as a secretary of the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'cpk-withdrawal'})
CLAIM x.name = "withdrawal of members of the CPK's Central Committee" LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = "withdrawal of members of the CPK's Central Committee" LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'cpk-withdrawal'})
CLAIM x.people = 12, x.reason = 'disagreements with the First Secretary' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.people = 12, x.reason = 'disagreements with the First Secretary' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'cpk-members-leave'})
CLAIM x.name = 'members of the CPK go over to the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'members of the CPK go over to the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'cpk-members-leave'})
CLAIM x.people = 15000, x.approximate = true SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.people = 15000, x.approximate = true SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'qkhp-founding-congress'})
CLAIM x.name = 'founding congress of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'founding congress of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'qkhp-founding-congress'})
CLAIM x.month = '2004-04' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.month = '2004-04' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'qkhp-registration'})
CLAIM x.name = 'registration of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'registration of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'qkhp-registration'})
CLAIM x.date = date('2004-06-21') SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.date = date('2004-06-21') SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Event {key: 'joint-press-conference-2007'})
CLAIM x.name = 'joint press conference of the QKHP and the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.name = 'joint press conference of the QKHP and the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'joint-press-conference-2007'})
CLAIM x.date = date('2007-03-28') SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.date = date('2007-03-28') SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'qkhp-cpk-merger'})
CLAIM x.name = 'merger of the QKHP and the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.name = 'merger of the QKHP and the CPK' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'qkhp-cpk-merger'})
CLAIM x.outcome = 'abandoned', x.reasons = 'sharp political differences' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.outcome = 'abandoned', x.reasons = 'sharp political differences' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'qkhp-cpk-merger'})
CLAIM x.reasons = 'CPK considered it at the highest level only (bureaus of the Central Committee)' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.reasons = 'CPK considered it at the highest level only (bureaus of the Central Committee)' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'press-conference-2007-06'})
CLAIM x.name = 'press conference of June 2007' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.name = 'press conference of June 2007' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (x:Event {key: 'press-conference-2007-06'})
CLAIM x.month = '2007-06', x.said = 'CPK considered a merger at the highest level only (bureaus of the Central Committee)', x.said = 'no merger was considered at local level', x.said = 'the structures of the CPK are destroyed', x.said = 'the CPK has lost all authority among the people' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM x.month = '2007-06', x.said = 'CPK considered a merger at the highest level only (bureaus of the Central Committee)', x.said = 'no merger was considered at local level', x.said = 'the structures of the CPK are destroyed', x.said = 'the CPK has lost all authority among the people' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';

// What is said of each Task
MATCH (x:Task {key: 'task-democratization'})
CLAIM x.name = 'struggle for democratization' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.name = 'struggle for democratization' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-democratization'})
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-power'})
CLAIM x.name = 'conquest of power' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.name = 'conquest of power' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-power'})
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-genuine-democracy'})
CLAIM x.name = 'genuine democracy' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.name = 'genuine democracy' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-genuine-democracy'})
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-peoples-republic'})
CLAIM x.name = "construction of a People's Republic of Kazakhstan" LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.name = "construction of a People's Republic of Kazakhstan" LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-peoples-republic'})
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.sphere = 'political' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-ownership'})
CLAIM x.name = 'recognition of ownership without exploitation' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.name = 'recognition of ownership without exploitation' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-ownership'})
CLAIM x.sphere = 'political', x.forms = 'state', x.forms = 'collective', x.forms = 'private', x.forms = 'shareholder', x.forms = 'co-operative' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM x.sphere = 'political', x.forms = 'state', x.forms = 'collective', x.forms = 'private', x.forms = 'shareholder', x.forms = 'co-operative' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (x:Task {key: 'task-raw-materials'})
CLAIM x.name = 'end of the orientation towards raw materials' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.name = 'end of the orientation towards raw materials' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-raw-materials'})
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-technology'})
CLAIM x.name = 'modern technology in industry and agriculture' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.name = 'modern technology in industry and agriculture' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-technology'})
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-state-ownership'})
CLAIM x.name = 'restored state ownership of key sectors' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.name = 'restored state ownership of key sectors' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-state-ownership'})
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM x.sphere = 'economic' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (x:Task {key: 'task-social-security'})
CLAIM x.name = 'social security restored and expanded to what it was before the reforms of the 1990s' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 3'
CLAIM x.name = 'social security restored and expanded to what it was before the reforms of the 1990s' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 3';
MATCH (x:Task {key: 'task-social-security'})
CLAIM x.sphere = 'social' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 3'
CLAIM x.sphere = 'social' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 3';
MATCH (x:Task {key: 'task-cis-integration'})
CLAIM x.name = 'integration with the CIS countries' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.name = 'integration with the CIS countries' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Task {key: 'task-cis-integration'})
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Task {key: 'task-terrorism'})
CLAIM x.name = 'fight against terrorism' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.name = 'fight against terrorism' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Task {key: 'task-terrorism'})
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Task {key: 'task-cooperation'})
CLAIM x.name = 'more international cooperation' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.name = 'more international cooperation' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Task {key: 'task-cooperation'})
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.sphere = 'international' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';

// What is said of each Symbol
MATCH (x:Symbol {key: 'qkhp-flag'})
CLAIM x.name = 'flag of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.name = 'flag of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Symbol {key: 'qkhp-flag'})
CLAIM x.kind = 'flag', x.color = 'red' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.kind = 'flag', x.color = 'red' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Symbol {key: 'qkhp-flag'})
CLAIM x.inscriptions = 'Қазақстан Коммунистік Халық партия', x.inscriptions = 'ҚКХП' LANGUAGE 'kk' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.inscriptions = 'Қазақстан Коммунистік Халық партия', x.inscriptions = 'ҚКХП' LANGUAGE 'kk' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Symbol {key: 'qkhp-flag'})
CLAIM x.inscriptions = 'Коммунистическая Народная партия Казахстана', x.inscriptions = 'КНПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.inscriptions = 'Коммунистическая Народная партия Казахстана', x.inscriptions = 'КНПК' LANGUAGE 'ru' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Symbol {key: 'qkhp-emblem'})
CLAIM x.name = 'emblem of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.name = 'emblem of the QKHP' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (x:Symbol {key: 'qkhp-emblem'})
CLAIM x.kind = 'emblem' SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM x.kind = 'emblem' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';

// What is said of each Place
MATCH (x:Place {key: 'kazakhstan'})
CLAIM x.name = 'Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Place {key: 'kazakhstan'})
CLAIM x.kind = 'country' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (x:Place {key: 'nur-sultan'})
CLAIM x.name = 'Nur-Sultan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Place {key: 'nur-sultan'})
CLAIM x.kind = 'city of national importance' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Place {key: 'almaty'})
CLAIM x.name = 'Almaty' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (x:Place {key: 'almaty'})
CLAIM x.kind = 'city of national importance' SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';

// What is said of each Organization
MATCH (x:Organization {key: 'mazhilis'})
CLAIM x.name = 'Mazhilis' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2';
MATCH (x:Organization {key: 'ministry-of-justice'})
CLAIM x.name = 'Ministry of Justice of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM x.name = 'Ministry of Justice of Kazakhstan' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (x:Organization {key: 'imcwp'})
CLAIM x.name = 'IMCWP' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'infobox, row International affiliation';
MATCH (x:Organization {key: 'cis'})
CLAIM x.name = 'CIS' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM x.name = 'CIS' LANGUAGE 'en' SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (x:Organization {key: 'wikipedia'})
CLAIM x.name = 'Wikipedia' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'title and closing note';
MATCH (x:Organization {key: 'bbc'})
CLAIM x.name = 'British Broadcasting Corporation' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'References, item 1';
MATCH (x:Organization {key: 'evraziyskiy-dom'})
CLAIM x.name = 'Евразийский дом' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'References, item 2';
MATCH (x:Organization {key: 'zonakz-net'})
CLAIM x.name = 'Zonakz.net' SOURCE 'enwiki-qkhp' AT 'References, item 3';
MATCH (x:Organization {key: 'central-election-commission'})
CLAIM x.name = 'Центральная избирательная комиссия Казахстана' LANGUAGE 'ru' SOURCE 'enwiki-qkhp' AT 'References, item 4';
MATCH (x:Organization {key: 'kazakhstan-today'})
CLAIM x.name = 'Kazakhstan Today' LANGUAGE 'en' SOURCE 'enwiki-qkhp' AT 'References, item 5';

// Relationships: PUBLISHED_BY
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Organization {key: 'wikipedia'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'title and closing note';
MATCH (a:Source {key: 'enwiki-qkhp-ref-1'}), (b:Organization {key: 'bbc'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 1';
MATCH (a:Source {key: 'enwiki-qkhp-ref-2'}), (b:Organization {key: 'evraziyskiy-dom'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 2';
MATCH (a:Source {key: 'enwiki-qkhp-ref-3'}), (b:Organization {key: 'zonakz-net'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 3';
MATCH (a:Source {key: 'enwiki-qkhp-ref-4'}), (b:Organization {key: 'central-election-commission'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 4';
MATCH (a:Source {key: 'enwiki-qkhp-ref-5'}), (b:Organization {key: 'zonakz-net'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 5';
MATCH (a:Source {key: 'enwiki-qkhp-ref-6'}), (b:Organization {key: 'central-election-commission'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 6';
MATCH (a:Source {key: 'enwiki-qkhp-ref-7'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:PUBLISHED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 7';

// Relationships: CITES
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-1'})
CLAIM (a)-[:CITES {number: 1}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 1';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-2'})
CLAIM (a)-[:CITES {number: 2}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 2';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-3'})
CLAIM (a)-[:CITES {number: 3}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 3';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-4'})
CLAIM (a)-[:CITES {number: 4}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 4';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-5'})
CLAIM (a)-[:CITES {number: 5}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 5';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-6'})
CLAIM (a)-[:CITES {number: 6}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 6';
MATCH (a:Source {key: 'enwiki-qkhp'}), (b:Source {key: 'enwiki-qkhp-ref-7'})
CLAIM (a)-[:CITES {number: 7}]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 7';

// Relationships: WRITTEN_BY
MATCH (a:Source {key: 'enwiki-qkhp-ref-5'}), (b:Organization {key: 'kazakhstan-today'})
CLAIM (a)-[:WRITTEN_BY]->(b) SOURCE 'enwiki-qkhp' AT 'References, item 5';

// Relationships: LOCATED_IN
MATCH (a:Party {key: 'qkhp'}), (b:Place {key: 'kazakhstan'})
CLAIM (a)-[:LOCATED_IN]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Place {key: 'nur-sultan'})
CLAIM (a)-[:LOCATED_IN]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Place {key: 'almaty'})
CLAIM (a)-[:LOCATED_IN]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Place {key: 'nur-sultan'}), (b:Place {key: 'kazakhstan'})
CLAIM (a)-[:LOCATED_IN {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Place {key: 'almaty'}), (b:Place {key: 'kazakhstan'})
CLAIM (a)-[:LOCATED_IN {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';

// Relationships: HEADQUARTERED_IN
MATCH (a:Party {key: 'qkhp'}), (b:Place {key: 'nur-sultan'})
CLAIM (a)-[:HEADQUARTERED_IN {street: 'Prospekt Kabanbay-Batyr'}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Headquarters';

// Relationships: AFFILIATED_WITH
MATCH (a:Party {key: 'qkhp'}), (b:Organization {key: 'imcwp'})
CLAIM (a)-[:AFFILIATED_WITH]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row International affiliation';

// Relationships: HOLDS_SEATS_IN
MATCH (a:Party {key: 'qkhp'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:HOLDS_SEATS_IN {seats: 7, seats_total: 98}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Mazhilis';

// Relationships: SPLIT_INTO
MATCH (a:Party {key: 'cpk'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:SPLIT_INTO]->(b) VALID FROM '2004' SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:SPLIT_INTO]->(b) VALID FROM '2004' SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Party {key: 'cpk'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:SPLIT_INTO]->(b) VALID FROM '2004' SOURCE 'enwiki-qkhp' AT 'infobox, row Split from';

// Relationships: LED_BY
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CLAIM (a)-[:LED_BY {post: 'Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'tulesh-kenzhin'})
CLAIM (a)-[:LED_BY {post: 'Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CLAIM (a)-[:LED_BY {post: 'Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CLAIM (a)-[:LED_BY {post: 'Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, caption';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CLAIM (a)-[:LED_BY {post: 'Honorary Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Honorary Secretary' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'tulesh-kenzhin'})
CLAIM (a)-[:LED_BY {post: 'Chairman'}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Chairman' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'aiqyn-qongyrov'})
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Secretary' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'infobox, row Secretary' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) VALID AT '2007-06' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) VALID AT '2007-06' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'vladislav-kosarev'})
CLAIM (a)-[:LED_BY {post: 'Leader'}]->(b) VALID AT '2007-06' SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:LED_BY {post: 'Leader'}]->(b) VALID AT '2007-06' SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (a:Party {key: 'cpk'}), (b:Person {key: 'serikbolssyn-abdildin'})
CLAIM (a)-[:LED_BY {post: 'First Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:LED_BY {post: 'First Secretary of the Central Committee'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Party {key: 'cpk'}), (b:Person {key: 'tolen-tokhtassynov'})
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:LED_BY {post: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';

// Relationships: MEMBER_OF
MATCH (a:Person {key: 'vladislav-kosarev'}), (b:Committee {key: 'qkhp-central-committee'})
CLAIM (a)-[:MEMBER_OF {role: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Person {key: 'tulesh-kenzhin'}), (b:Committee {key: 'qkhp-central-committee'})
CLAIM (a)-[:MEMBER_OF {role: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Committee {key: 'qkhp-central-committee'})
CLAIM (a)-[:MEMBER_OF {role: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 1';
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Committee {key: 'qkhp-central-committee'})
CLAIM (a)-[:MEMBER_OF {role: 'Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, caption';
MATCH (a:Person {key: 'serikbolssyn-abdildin'}), (b:Committee {key: 'cpk-central-committee'})
CLAIM (a)-[:MEMBER_OF {role: 'First Secretary'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:MEMBER_OF {role: 'First Secretary'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Person {key: 'tolen-tokhtassynov'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:MEMBER_OF {role: 'member'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:MEMBER_OF {role: 'member'}]->(b) SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';

// Relationships: NOMINATED
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'erasyl-abylqasymov'})
CREATE (a)-[r:NOMINATED]->(b)
CLAIM r, r.election = 'presidential-2005' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2005';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'erasyl-abylqasymov'}), (a)-[r:NOMINATED {election: 'presidential-2005'}]->(b)
CLAIM r, r.election = 'presidential-2005' SOURCE 'enwiki-qkhp' AT 'History, paragraph 3'
CLAIM r, r.election = 'presidential-2005' SOURCE 'enwiki-qkhp-ref-4' AT 'cited in History, paragraph 3';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[r:NOMINATED]->(b)
CLAIM r, r.election = 'presidential-2011' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2011';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'turgyn-syzdyqov'})
CREATE (a)-[r:NOMINATED]->(b)
CLAIM r, r.election = 'presidential-2015' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2015';
MATCH (a:Party {key: 'qkhp'}), (b:Person {key: 'jambyl-ahmetbekov'})
CREATE (a)-[r:NOMINATED]->(b)
CLAIM r, r.election = 'presidential-2019' SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2019';

// Relationships: CANDIDATE_IN
MATCH (a:Person {key: 'erasyl-abylqasymov'}), (b:Election {key: 'presidential-2005'})
CLAIM (a)-[:CANDIDATE_IN {votes: 23252, share: 0.0034, elected: false}]->(b) SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2005';
MATCH (a:Person {key: 'erasyl-abylqasymov'}), (b:Election {key: 'presidential-2005'})
CLAIM (a)-[:CANDIDATE_IN {share: 0.0034}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 3'
CLAIM (a)-[:CANDIDATE_IN {share: 0.0034}]->(b) SOURCE 'enwiki-qkhp-ref-4' AT 'cited in History, paragraph 3';
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Election {key: 'presidential-2011'})
CLAIM (a)-[:CANDIDATE_IN {votes: 111924, share: 0.0136, elected: false}]->(b) SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2011';
MATCH (a:Person {key: 'turgyn-syzdyqov'}), (b:Election {key: 'presidential-2015'})
CLAIM (a)-[:CANDIDATE_IN {votes: 145756, share: 0.0161, elected: false}]->(b) SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2015';
MATCH (a:Person {key: 'jambyl-ahmetbekov'}), (b:Election {key: 'presidential-2019'})
CLAIM (a)-[:CANDIDATE_IN {votes: 167649, share: 0.0182, elected: false}]->(b) SOURCE 'enwiki-qkhp' AT 'Presidential elections, row 2019';

// Relationships: ELECTS
MATCH (a:Election {key: 'mazhilis-2004'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2004';
MATCH (a:Election {key: 'mazhilis-2007'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2007';
MATCH (a:Election {key: 'mazhilis-2012'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2012';
MATCH (a:Election {key: 'mazhilis-2016'}), (b:Organization {key: 'mazhilis'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2016';
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Committee {key: 'qkhp-control-revision-commission'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Committee {key: 'qkhp-regional-control-revision-commissions'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Committee {key: 'qkhp-urban-control-revision-commissions'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-general-meetings'}), (b:Committee {key: 'qkhp-primary-control-revision-commissions'})
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ELECTS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';

// Relationships: RESULT_IN
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2004'})
CLAIM (a)-[:RESULT_IN {share: 0.034, seats: 0, position: 6, government: 'Extra-parliamentary'}]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2004' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2004'})
CLAIM (a)-[:RESULT_IN {share: 0.0198}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2004'})
CLAIM (a)-[:RESULT_IN {share: 0.0198, system: 'proportional', entered: false}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 2'
CLAIM (a)-[:RESULT_IN {share: 0.0198, system: 'proportional', entered: false}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 2';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2007'})
CLAIM (a)-[:RESULT_IN {votes: 76799, share: 0.013, seats: 0, position: 6, government: 'Extra-parliamentary'}]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2007' RANK preferred;
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2007'})
CLAIM (a)-[:RESULT_IN {share: 0.0129, passed_threshold: false}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2007'})
CLAIM (a)-[:RESULT_IN {share: 0.0129, passed_threshold: false, entered: false}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 5'
CLAIM (a)-[:RESULT_IN {share: 0.0129, passed_threshold: false, entered: false}]->(b) SOURCE 'enwiki-qkhp-ref-6' AT 'cited in History, paragraph 5';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2012'})
CLAIM (a)-[:RESULT_IN {votes: 498788, share: 0.0719, seats: 7, change: 7, position: 3, government: 'Opposition'}]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2012';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2012'})
CLAIM (a)-[:RESULT_IN {entered: true}]->(b) SOURCE 'enwiki-qkhp' AT 'lead, paragraph 2'
CLAIM (a)-[:RESULT_IN {entered: true}]->(b) SOURCE 'enwiki-qkhp-ref-1' AT 'cited in lead, paragraph 2';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2012'})
CLAIM (a)-[:RESULT_IN {share: 0.0719, seats: 7, entered: true}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 5';
MATCH (a:Party {key: 'qkhp'}), (b:Election {key: 'mazhilis-2016'})
CLAIM (a)-[:RESULT_IN {votes: 537123, share: 0.0714, seats: 7, position: 3, government: 'Opposition'}]->(b) SOURCE 'enwiki-qkhp' AT 'Mazhilis elections, row 2016';

// Relationships: INVOLVES
MATCH (a:Event {key: 'cpk-split'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'party that split'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party that split'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-split'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party that emerged'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party that emerged'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'tokhtassynov-election'}), (b:Person {key: 'tolen-tokhtassynov'})
CLAIM (a)-[:INVOLVES {role: 'elected'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'elected'}]->(b) SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'tokhtassynov-election'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'party of the post'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party of the post'}]->(b) SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Committee {key: 'cpk-central-committee'})
CLAIM (a)-[:INVOLVES {role: 'organ they left'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'organ they left'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Person {key: 'serikbolssyn-abdildin'})
CLAIM (a)-[:INVOLVES {role: 'First Secretary they disagreed with'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'First Secretary they disagreed with'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-withdrawal'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party that was their idea'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party that was their idea'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-members-leave'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'party left'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party left'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'cpk-members-leave'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party joined'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party joined'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'qkhp-founding-congress'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party founded'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party founded'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'qkhp-registration'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party registered'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'party registered'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'qkhp-registration'}), (b:Organization {key: 'ministry-of-justice'})
CLAIM (a)-[:INVOLVES {role: 'registrar'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:INVOLVES {role: 'registrar'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'host'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'host'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'host'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'host'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'qkhp-cpk-merger'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party that abandoned it'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'party that abandoned it'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'qkhp-cpk-merger'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'other party'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'other party'}]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Person {key: 'vladislav-kosarev'})
CLAIM (a)-[:INVOLVES {role: 'speaker'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'speaker'}]->(b) SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:INVOLVES {role: 'party spoken for'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'party spoken for'}]->(b) SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:INVOLVES {role: 'party spoken about'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'party spoken about'}]->(b) SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';
MATCH (a:Event {key: 'press-conference-2007-06'}), (b:Event {key: 'qkhp-cpk-merger'})
CLAIM (a)-[:INVOLVES {role: 'matter'}]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:INVOLVES {role: 'matter'}]->(b) SOURCE 'enwiki-qkhp-ref-5' AT 'cited in History, paragraph 4';

// Relationships: CAUSED_BY
MATCH (a:Event {key: 'cpk-split'}), (b:Event {key: 'tokhtassynov-election'})
CLAIM (a)-[:CAUSED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:CAUSED_BY]->(b) SOURCE 'enwiki-qkhp-ref-3' AT 'cited in History, paragraph 1';

// Relationships: ANNOUNCED
MATCH (a:Event {key: 'joint-press-conference-2007'}), (b:Event {key: 'qkhp-cpk-merger'})
CLAIM (a)-[:ANNOUNCED]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 4'
CLAIM (a)-[:ANNOUNCED]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 4';

// Relationships: SET_ITSELF
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-democratization'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-power'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-genuine-democracy'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-peoples-republic'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-ownership'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-raw-materials'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-technology'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-state-ownership'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 2'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 2';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-social-security'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 3'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 3';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-cis-integration'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-terrorism'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (a:Party {key: 'qkhp'}), (b:Task {key: 'task-cooperation'})
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM (a)-[:SET_ITSELF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';

// Relationships: CONCERNS
MATCH (a:Task {key: 'task-cis-integration'}), (b:Organization {key: 'cis'})
CLAIM (a)-[:CONCERNS]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 4'
CLAIM (a)-[:CONCERNS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 4';
MATCH (a:Task {key: 'task-peoples-republic'}), (b:Place {key: 'kazakhstan'})
CLAIM (a)-[:CONCERNS]->(b) SOURCE 'enwiki-qkhp' AT 'Ideology, list item 1'
CLAIM (a)-[:CONCERNS]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Ideology, list item 1';

// Relationships: ORGAN_OF
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-district-committees'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-primary-organizations'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (a:Committee {key: 'qkhp-primary-organizations'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-branches'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (a:Committee {key: 'qkhp-conferences'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-general-meetings'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-control-revision-commission'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-regional-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-urban-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-primary-control-revision-commissions'}), (b:Party {key: 'qkhp'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'cpk-central-committee'}), (b:Party {key: 'cpk'})
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp' AT 'History, paragraph 1'
CLAIM (a)-[:ORGAN_OF]->(b) SOURCE 'enwiki-qkhp-ref-2' AT 'cited in History, paragraph 1';

// Relationships: ABOVE
MATCH (a:Committee {key: 'qkhp-congress'}), (b:Committee {key: 'qkhp-central-committee'})
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-regional-committees'})
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-national-city-committees'})
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:ABOVE]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-city-committees'})
CLAIM (a)-[:ABOVE {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-district-committees'})
CLAIM (a)-[:ABOVE {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-national-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CLAIM (a)-[:ABOVE {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CLAIM (a)-[:ABOVE {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';
MATCH (a:Committee {key: 'qkhp-district-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CLAIM (a)-[:ABOVE {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 3';

// Relationships: CONVENES
MATCH (a:Committee {key: 'qkhp-central-committee'}), (b:Committee {key: 'qkhp-congress'})
CLAIM (a)-[:CONVENES]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 4'
CLAIM (a)-[:CONVENES]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 4';

// Relationships: APPROVES
MATCH (a:Committee {key: 'qkhp-regional-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CLAIM (a)-[:APPROVES]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM (a)-[:APPROVES]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';
MATCH (a:Committee {key: 'qkhp-city-committees'}), (b:Committee {key: 'qkhp-primary-organizations'})
CLAIM (a)-[:APPROVES]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 2'
CLAIM (a)-[:APPROVES]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 2';

// Relationships: ACCOUNTABLE_TO
MATCH (a:Committee {key: 'qkhp-control-revision-commission'}), (b:Committee {key: 'qkhp-congress'})
CLAIM (a)-[:ACCOUNTABLE_TO]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ACCOUNTABLE_TO]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-regional-control-revision-commissions'}), (b:Committee {key: 'qkhp-conferences'})
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-urban-control-revision-commissions'}), (b:Committee {key: 'qkhp-conferences'})
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';
MATCH (a:Committee {key: 'qkhp-primary-control-revision-commissions'}), (b:Committee {key: 'qkhp-general-meetings'})
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp' AT 'Structure, paragraph 5'
CLAIM (a)-[:ACCOUNTABLE_TO {inferred: true}]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Structure, paragraph 5';

// Relationships: DEPICTS
MATCH (a:Symbol {key: 'qkhp-flag'}), (b:Person {key: 'vladimir-lenin'})
CLAIM (a)-[:DEPICTS {role: 'bas-relief', place: 'top'}]->(b) SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM (a)-[:DEPICTS {role: 'bas-relief', place: 'top'}]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';

// Relationships: APPROVED_BY
MATCH (a:Symbol {key: 'qkhp-flag'}), (b:Committee {key: 'qkhp-congress'})
CLAIM (a)-[:APPROVED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM (a)-[:APPROVED_BY]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (a:Symbol {key: 'qkhp-emblem'}), (b:Committee {key: 'qkhp-congress'})
CLAIM (a)-[:APPROVED_BY]->(b) SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM (a)-[:APPROVED_BY]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';

// Relationships: HAS_SYMBOL
MATCH (a:Party {key: 'qkhp'}), (b:Symbol {key: 'qkhp-flag'})
CLAIM (a)-[:HAS_SYMBOL]->(b) SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM (a)-[:HAS_SYMBOL]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
MATCH (a:Party {key: 'qkhp'}), (b:Symbol {key: 'qkhp-emblem'})
CLAIM (a)-[:HAS_SYMBOL]->(b) SOURCE 'enwiki-qkhp' AT 'Symbols, paragraph 1'
CLAIM (a)-[:HAS_SYMBOL]->(b) SOURCE 'enwiki-qkhp-ref-7' AT 'cited in Symbols, paragraph 1';
