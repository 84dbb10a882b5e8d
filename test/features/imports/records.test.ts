import { freshDatabase, type TestDatabase } from '../../support/database';
import { everything, importText } from './import-support';
import { clients } from './mappings';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const rows = (sql: string): Promise<object[]> => database.db.query<object>('test.rows', sql);

const crm = `
source: { code: crm, name: CRM, kind: CRM, trustRank: 30, timeZone: Europe/Prague }
file: { delimiter: semicolon }
`;

/** A row of this file tells of a customer, of their account and of a contact. */
const export_ = `${crm}
key: contact
products: { crm.account: { kind: CURRENT, names: { en: Account } } }
reasons: { topics: { names: { en: Topics } } }
records:
  - key: customer
    customer: { kind: { constant: PERSON }, status: { constant: ACTIVE }, familyName: name }
    attributes: { town: town, since: { date: { column: since, format: yyyy-MM-dd } }, employee: { boolean: { column: staff, codes: { 'Y': 'true' }, otherwise: 'false' } }, visits: { number: visits } }
  - key: account
    when: { column: account, isNot: '' }
    account: { product: { constant: crm.account }, currency: { constant: CZK }, status: { constant: OPEN } }
  - key: [account, customer]
    when: { column: account, isNot: '' }
    accountHolder: { account: account, customer: customer, role: { constant: OWNER } }
  - interaction:
      channel: { constant: PHONE }
      direction: { constant: INBOUND }
      outcome: { constant: ANSWERED }
      customer: customer
      startedAt: { column: at, format: yyyy-MM-dd HH:mm }
      reason: { grow: [topic, detail], under: topics }
`;

const HEADER = 'contact;customer;name;town;since;staff;visits;account;at;topic;detail';
const EVA = '1;7;Nová;Brno;2020-01-31;Y;12,5;A1;2026-02-02 10:00;Cards;Lost card'.replace('12,5', '12.50');
const JAN = '2;8;Malý;;;;;;2026-02-02 11:00;Cards;';
const file = (...lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n');

describe('several records of one row', () => {
  it('are all brought in, each under its own key, and point to each other', async () => {
    expect(await importText(database.db, file(EVA, JAN), export_)).toMatchObject({
      inserted: 2,
      rejected: 0,
    });
    expect(
      await rows(`SELECT c.display_name AS name, a.external_id AS account, i.external_id AS contact
        FROM customers c LEFT JOIN account_holders h ON h.customer_id = c.id LEFT JOIN accounts a ON a.id = h.account_id
        JOIN interactions i ON i.customer_id = c.id ORDER BY name`),
    ).toEqual([
      { name: 'Malý', account: null, contact: '2' },
      { name: 'Nová', account: 'A1', contact: '1' },
    ]);
  });

  it('change nothing when they come again', async () => {
    await importText(database.db, file(EVA, JAN), export_);
    const before = await everything(database.db);
    expect(await importText(database.db, file(EVA, JAN), export_)).toMatchObject({ unchanged: 2 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('are none of them brought in when one is wrong, and the rows beside them are', async () => {
    const wrong = EVA.replace('1;7', '3;9').replace('2026-02-02 10:00', 'yesterday');
    const run = await importText(database.db, file(EVA, wrong), export_);
    expect(run).toMatchObject({ inserted: 1, rejects: [{ line: 3, column: 'at' }] });
    expect(await rows('SELECT external_id FROM source_profiles')).toEqual([{ external_id: '7' }]);
  });

  it('are none of them left when only the database finds one wrong', async () => {
    const holderless = export_.replace(
      'accountHolder: { account: account, customer: customer,',
      'accountHolder: { account: town, customer: customer,',
    );
    const run = await importText(database.db, file(EVA, JAN), holderless);
    expect(run).toMatchObject({ inserted: 1, rejects: [{ line: 2, column: 'town' }] });
    expect(await rows('SELECT external_id FROM source_profiles')).toEqual([{ external_id: '8' }]);
    expect(await rows('SELECT id FROM accounts')).toEqual([]);
  });

  it('may tell of one customer in many rows, but not in two ways', async () => {
    const again = EVA.replace('1;7', '4;7');
    const run = await importText(
      database.db,
      file(EVA, again, again.replace('4;', '5;').replace('Nová', 'Jiná')),
      export_,
    );
    expect(run).toMatchObject({ inserted: 2, rejects: [{ line: 4 }] });
    expect(run.rejects[0]?.reason).toContain('"7" has come before, on line 2, with other values');
    expect(await rows('SELECT external_id FROM interactions ORDER BY external_id')).toEqual([
      { external_id: '1' },
      { external_id: '4' },
    ]);
  });

  it('none of which comes of a row are counted', async () => {
    const only = export_
      .replace('  - interaction:', "  - when: { column: contact, is: '99' }\n    interaction:")
      .replace(
        '  - key: customer\n    customer',
        "  - key: customer\n    when: { column: contact, is: '99' }\n    customer",
      );
    expect(await importText(database.db, file(JAN), only)).toMatchObject({
      skipped: { 'no record comes of them': 1 },
    });
  });
});

describe('attributes', () => {
  const values = (): Promise<object[]> =>
    rows(`SELECT d.code, text_value AS text, number_value AS number, boolean_value AS flag, date_value AS day
      FROM attribute_values v JOIN attribute_definitions d ON d.id = v.definition_id
      JOIN customers c ON c.id = v.owner_id WHERE c.display_name = 'Nová' ORDER BY d.code`);

  it('are kept in the column of their type, beside whose they are', async () => {
    await importText(database.db, file(EVA), export_);
    expect(await values()).toEqual([
      { code: 'employee', text: null, number: null, flag: 1, day: null },
      { code: 'since', text: null, number: null, flag: null, day: '2020-01-31' },
      { code: 'town', text: 'Brno', number: null, flag: null, day: null },
      { code: 'visits', text: null, number: '12.5000', flag: null, day: null },
    ]);
  });

  it('that alone have changed change the record; those that are none now are taken away', async () => {
    await importText(database.db, file(EVA), export_);
    expect(
      await importText(database.db, file(EVA.replace('Brno', 'Praha').replace('12.50', '')), export_),
    ).toMatchObject({ updated: 1 });
    expect(await values()).toMatchObject([
      { code: 'employee' },
      { code: 'since' },
      { code: 'town', text: 'Praha' },
    ]);
  });

  it('of a type that they are known with otherwise stop the import before the first row', async () => {
    await importText(database.db, file(EVA), export_);
    const other = export_.replace('visits: { number: visits }', 'visits: visits');
    await expect(importText(database.db, file(EVA), other)).rejects.toThrow(
      '"visits" (CUSTOMER) is declared with the type NUMBER, not TEXT',
    );
  });

  it('count the days between two dates', async () => {
    const days = export_.replace(
      'visits: { number: visits }',
      'visits: { days: { from: { column: since, format: yyyy-MM-dd }, to: { column: at, format: yyyy-MM-dd HH:mm } } }',
    );
    await importText(database.db, file(EVA), days);
    expect(await values()).toContainEqual({
      code: 'visits',
      text: null,
      number: '2194.0000',
      flag: null,
      day: null,
    });
  });
});

describe('reasons that grow out of values', () => {
  it('lie below the declared one, made once for each value', async () => {
    await importText(database.db, file(EVA, JAN), export_);
    expect(
      await rows(`SELECT parent.code AS above, r.code FROM contact_reasons r LEFT JOIN contact_reasons parent
        ON parent.id = r.parent_id ORDER BY r.parent_id IS NOT NULL, r.code`),
    ).toEqual([
      { above: null, code: 'topics' },
      { above: 'topics', code: expect.stringMatching(/^topics\.cards-[0-9a-z]+$/) as string },
      {
        above: expect.stringMatching(/^topics\.cards-/) as string,
        code: expect.stringMatching(/^topics\.lost-card-/) as string,
      },
    ]);
  });
});

describe('a customer', () => {
  const calls = (customer: string): string => `${crm.replace('code: crm', 'code: exchange')}
key: contact
interaction:
  channel: { constant: PHONE }
  direction: { constant: INBOUND }
  outcome: { constant: ANSWERED }
  startedAt: { column: at, format: yyyy-MM-dd HH:mm }
  customer: ${customer}
`;

  it('is found by the key that another source knows them by', async () => {
    await importText(
      database.db,
      'id;kind;given;family;organisation;born;segment;phone;mail;branch\n7;P;Eva;Nová;;;;;;\n',
      clients,
    );
    const run = await importText(database.db, file(EVA, JAN), calls('{ column: customer, source: core }'));
    expect(run).toMatchObject({ inserted: 1, rejects: [{ line: 3, column: 'customer' }] });
    expect(run.rejects[0]?.reason).toContain('The source core has delivered no customer with the key "8"');
  });

  it('of a source that has delivered nothing stops the import before the first row', async () => {
    await expect(
      importText(database.db, file(EVA), calls('{ column: customer, source: core }')),
    ).rejects.toThrow('looks customers up in the source "core", which has delivered nothing');
  });
});

describe('a column that is made of others', () => {
  const made = `${crm}
derive:
  year: { match: '(\\d{4})', otherwise: '1999' }
  day: { text: '{year}-{month}-{day of month}' }
key: [year, contact]
interaction:
  channel: { constant: PHONE }
  direction: { constant: INBOUND }
  outcome: { constant: ANSWERED }
  startedAt: { column: day, format: yyyy-M-d }
`;
  const days = 'contact;month;day of month\n1;5;13\n2;;13\n';
  const run = (name: string) => importText(database.db, days, made, undefined, name);

  it('takes its parts from columns and from the file’s name, and is none when a part is', async () => {
    expect(await run('calls-2018.csv')).toMatchObject({ inserted: 1, rejects: [{ line: 3, column: 'day' }] });
    expect(await run('calls.csv')).toMatchObject({ inserted: 1 });
    expect(await rows('SELECT external_id AS `key`, started_at AS at FROM interactions ORDER BY 1')).toEqual([
      { key: '1999|1', at: new Date('1999-05-12T22:00:00Z') },
      { key: '2018|1', at: new Date('2018-05-12T22:00:00Z') },
    ]);
  });

  it('may not be called like one of the file', async () => {
    await expect(importText(database.db, 'contact;month;day of month;year\n', made)).rejects.toThrow(
      'The mapping makes a column "year", which the file has already',
    );
  });
});

describe('a survey', () => {
  const survey = `${crm}
key: id
surveys: { crm.nps: { name: Recommend, metric: NPS, scale: [0, 10], questions: { en: Would you? } } }
surveyAnswer:
  survey: crm.nps
  score: { column: score, codes: { Never: 0, Surely: 10 }, unknown: none }
  answeredAt: { column: at, format: yyyy-MM-dd }
`;
  const answers = 'id;score;at\n1;Surely;2026-02-02\n2;Dunno;2026-02-02\n';

  it('has answers from rows that give one', async () => {
    expect(await importText(database.db, answers, survey)).toMatchObject({
      inserted: 1,
      skipped: { 'no record comes of them': 1 },
    });
    expect(await rows('SELECT score, scale_min, scale_max, metric FROM survey_answers')).toEqual([
      { score: 10, scale_min: 0, scale_max: 10, metric: 'NPS' },
    ]);
  });

  it('that is known on another scale stops the import before the first row', async () => {
    await importText(database.db, answers, survey);
    await expect(importText(database.db, answers, survey.replace('[0, 10]', '[1, 10]'))).rejects.toThrow(
      'The survey "crm.nps" is known with the metric NPS on the scale 0 to 10',
    );
  });
});
