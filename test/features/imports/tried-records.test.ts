import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { everything, inTemporaryFolder } from './import-support';
import { importMails, upTo } from './runs';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** A file of customers, accounts and contacts, told apart by their kind; what comes later points to what came before. */
const mapping = `
source: { code: crm, name: CRM, kind: CRM, trustRank: 30, timeZone: Europe/Prague }
file: { delimiter: semicolon }
key: id
products: { crm.account: { kind: CURRENT, names: { en: Account } } }
surveys: { crm.nps: { name: Recommend, metric: NPS, scale: [0, 10], questions: { en: Would you? } } }
records:
  - when: { column: kind, is: C }
    customer: { kind: { constant: PERSON }, status: { constant: ACTIVE }, familyName: text }
    attributes: { town: town }
  - when: { column: kind, is: A }
    account: { product: { constant: crm.account }, currency: { constant: CZK }, status: { constant: OPEN } }
  - key: [id, customer]
    when: { column: kind, is: A }
    accountHolder: { account: id, customer: customer, role: { constant: OWNER } }
  - when: { column: kind, is: I }
    interaction:
      channel: { constant: PHONE }
      direction: { constant: INBOUND }
      outcome: { constant: ANSWERED }
      customer: customer
      startedAt: { column: text, format: yyyy-MM-dd }
    attributes: { town: town }
  - when: { column: kind, is: I }
    surveyAnswer:
      survey: crm.nps
      score: score
      answeredAt: { column: text, format: yyyy-MM-dd }
      interaction: id
  - key: [id, { constant: about owner }]
    when: { column: kind, is: O }
    interaction:
      channel: { constant: EMAIL }
      direction: { constant: INBOUND }
      outcome: { constant: ANSWERED }
      customer: { column: customer, through: owner }
      startedAt: { column: text, format: yyyy-MM-dd }
`;

const file = (...rows: readonly string[]): string =>
  ['kind;id;customer;text;town;score', ...rows, ''].join('\n');
/** More than a batch of contacts that point to nobody. */
const between = upTo(1500).map((index) => `I;b${String(index)};;2026-02-02;;`);

async function importIn(folder: string, contents: string, options: Parameters<typeof importMails>[4]) {
  const outcome = await importMails(database.db, folder, contents, mapping, options);
  const rejects = await readFile(join(folder, 'rejects.ndjson'), 'utf8').catch(() => null);
  return { outcome, rejects };
}

describe('a dry run of several records a row', () => {
  it('foresees what an import makes of rows that point to others of the file, and of records that come again', () =>
    inTemporaryFolder(async (folder) => {
      const contents = file(
        'C;1;;Nová;Brno;',
        'A;a1;1;;;',
        ...between,
        'A;a2;1;;;',
        'A;a1;1;;;',
        'I;i1;1;2026-02-03;Praha;9',
        'I;i1;1;2026-02-03;Praha;9',
        'I;i1;1;2026-02-04;Praha;9',
        'I;i2;2;2026-02-03;;',
        'A;a3;2;;;',
        'O;o1;a1;2026-02-03;;',
        'O;o2;a9;2026-02-03;;',
        'C;1;;Nová;Brno;',
        'C;1;;Nová;Praha;',
      );
      const foreseen = await importIn(folder, contents, { isDryRun: true });
      expect(foreseen.outcome).toMatchObject({ read: 1513, inserted: 1505, unchanged: 3, rejected: 5 });
      const tables = Object.values(await everything(database.db));
      expect(tables.every((rows) => rows.length === 0)).toBe(true);
      expect(await importIn(folder, contents, {})).toEqual(foreseen);
    }));

  it('holds records that come again against each other, not against what is there', () =>
    inTemporaryFolder(async (folder) => {
      await importIn(folder, file('C;1;;Stará;Brno;', 'I;i1;1;2026-02-02;;'), {});
      const contents = file('C;1;;Nová;Brno;', ...between, 'C;1;;Nová;Brno;', 'I;i1;1;2026-02-02;;');
      const foreseen = await importIn(folder, contents, { isDryRun: true });
      expect(foreseen.outcome).toMatchObject({ inserted: 1500, updated: 1, unchanged: 2 });
      expect(await importIn(folder, contents, {})).toEqual(foreseen);
    }));
});

describe('several records a row that come in as a whole or not at all', () => {
  it('come in when they point to others of the file', () =>
    inTemporaryFolder(async (folder) => {
      const contents = file('C;1;;Nová;Brno;', ...between, 'A;a1;1;;;', 'I;i1;1;2026-02-03;;9');
      const { outcome } = await importIn(folder, contents, { onError: 'ALL_OR_NOTHING' });
      expect(outcome).toMatchObject({ status: 'SUCCEEDED', inserted: 1503, rejected: 0 });
    }));

  it('are kept out when one points to nothing', () =>
    inTemporaryFolder(async (folder) => {
      const contents = file('C;1;;Nová;Brno;', ...between, 'A;a1;1;;;', 'I;i1;2;2026-02-03;;9');
      const { outcome } = await importIn(folder, contents, { onError: 'ALL_OR_NOTHING' });
      expect(outcome).toMatchObject({ status: 'REFUSED', rejected: 1 });
    }));
});

describe('several records a row that end at a wrong row', () => {
  it('are in as far as the row before, whichever of its records is wrong', () =>
    inTemporaryFolder(async (folder) => {
      const contents = file('C;1;;Nová;Brno;', 'A;a1;1;;;', 'A;a2;2;;;', 'I;i1;1;2026-02-03;;9');
      const { outcome } = await importIn(folder, contents, { onError: 'STOP' });
      expect(outcome).toMatchObject({ status: 'STOPPED', read: 3, inserted: 2, rejected: 1 });
      const { accounts, account_holders: holders, interactions } = await everything(database.db);
      expect([accounts?.length, holders?.length, interactions?.length]).toEqual([1, 1, 0]);
    }));
});
