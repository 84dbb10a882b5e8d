import { freshDatabase, type TestDatabase } from '../../../support/database';
import { everything, exampleMapping, importText, type ImportRun } from '../import-support';

/** What is peculiar to the Czech bank's files, imported with the mappings that come with the product. */
let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const take = async (mapping: string, lines: readonly string[]): Promise<ImportRun> =>
  importText(
    database.db,
    lines.map((line) => `${line}\r\n`).join(''),
    await exampleMapping(`berka-${mapping}`),
  );
const rows = (sql: string): Promise<object[]> => database.db.query<object>('test.rows', sql);

const CLIENTS = ['"client_id";"birth_number";"district_id"', '1;"706213";18', '2;"450204";1', '3;"406009";?'];
const ACCOUNTS = [
  '"account_id";"district_id";"frequency";"date"',
  '1;55;"POPLATEK MESICNE";930101',
  '2;74;"POPLATEK ROCNE";971229',
];
const HOLDERS = [
  '"disp_id";"client_id";"account_id";"type"',
  '1;1;1;"OWNER"',
  '2;2;2;"OWNER"',
  '3;3;2;"DISPONENT"',
];
const LOANS = [
  '"loan_id";"account_id";"date";"amount";"duration";"payments";"status"',
  '1;2;930705;96396;12;8033.00;"B"',
  '2;1;981208;240900;60;4015.00;"C"',
];
const CARDS = [
  '"card_id";"disp_id";"type";"issued"',
  '1;3;"gold";931107 00:00:00',
  '2;1;"Gold plus";981229 00:00:00',
];
const TRANSACTIONS = [
  '"trans_id";"account_id";"date";"type";"operation";"amount";"balance";"k_symbol";"bank";"account"',
  '1;1;930101;"PRIJEM";"VKLAD";700.00;700.00;"";;',
  '2;2;930131;"VYDAJ";"VYBER";14.60;685.40;"SLUZBY";;',
  '3;2;930202;"VYDAJ";"VYBER KARTOU";500.00;185.40;"";;',
  '4;2;930228;"PRIJEM";"";1.20;186.60;"UROK";;',
];

async function wholeBank(): Promise<void> {
  await take('clients', CLIENTS);
  await take('accounts', ACCOUNTS);
  await take('holders', HOLDERS);
}

describe('of the Czech bank, an import survives', () => {
  it('women’s months, which are 50 higher, and years of two digits', async () => {
    expect(await take('clients', CLIENTS)).toMatchObject({ inserted: 3 });
    expect(
      await rows(`SELECT birth_date AS born, text_value AS gender FROM customers c
        JOIN attribute_values v ON v.owner_id = c.id JOIN attribute_definitions d ON d.id = v.definition_id
        WHERE d.code = 'gender' ORDER BY born`),
    ).toEqual([
      { born: '1940-10-09', gender: 'F' },
      { born: '1945-02-04', gender: 'M' },
      { born: '1970-12-13', gender: 'F' },
    ]);
  });

  it('a question mark where a value is not known', async () => {
    await take('clients', CLIENTS);
    expect(
      await rows(`SELECT text_value AS district FROM attribute_values v JOIN attribute_definitions d
        ON d.id = v.definition_id WHERE d.code = 'district' ORDER BY district`),
    ).toEqual([{ district: '1' }, { district: '18' }]);
  });

  it('a tariff and a type of card that it has never heard of, each of which becomes a product', async () => {
    await wholeBank();
    expect(await take('cards', CARDS)).toMatchObject({ inserted: 2, rejected: 0 });
    expect(
      await rows(`SELECT p.names, p.kind FROM accounts a JOIN products p ON p.id = a.product_id
        WHERE p.names LIKE '%ROCNE%' OR p.names LIKE '%old%' ORDER BY p.code`),
    ).toMatchObject([{ kind: 'CARD' }, { kind: 'CARD' }, { kind: 'CURRENT' }]);
  });

  it('loans and cards numbered like accounts, of holders whom another file names', async () => {
    await wholeBank();
    expect(await take('loans', LOANS)).toMatchObject({ inserted: 2 });
    expect(await take('cards', CARDS)).toMatchObject({ inserted: 2 });
    expect(
      await rows(`SELECT a.external_id AS account, a.status, a.credit_limit AS amount, a.closing_reason AS why, p.external_id AS client
        FROM accounts a JOIN account_holders h ON h.account_id = a.id JOIN source_profiles p ON p.id = h.source_profile_id
        WHERE a.external_id LIKE '%|%' ORDER BY account`),
    ).toEqual([
      { account: 'card|1', status: 'OPEN', amount: null, why: null, client: '3' },
      { account: 'card|2', status: 'OPEN', amount: null, why: null, client: '1' },
      { account: 'loan|1', status: 'CLOSED', amount: '96396.0000', why: 'Ended with debts', client: '2' },
      { account: 'loan|2', status: 'OPEN', amount: '240900.0000', why: null, client: '1' },
    ]);
    const before = await everything(database.db);
    expect(await take('loans', LOANS)).toMatchObject({ unchanged: 2 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('a loan of an account that nobody owns: neither the loan nor its holder is brought in', async () => {
    await take('accounts', ACCOUNTS);
    const run = await take('loans', LOANS);
    expect(run).toMatchObject({ inserted: 0, rejected: 2 });
    expect(run.rejects[0]).toMatchObject({ line: 2, column: 'account_id' });
    expect(await rows("SELECT id FROM accounts WHERE external_id LIKE 'loan%'")).toEqual([]);
  });

  it('a last record that is broken off', async () => {
    await wholeBank();
    const run = await importText(
      database.db,
      `${TRANSACTIONS.join('\r\n')}\r\n3526882;11021;940331;"PRIJE`,
      await exampleMapping('berka-transactions'),
    );
    expect(run).toMatchObject({
      read: 5,
      inserted: 2,
      rejected: 1,
      skipped: { 'a charge of the bank': 1, 'no cash is handed over': 1 },
    });
    expect(run.rejects).toMatchObject([{ line: 6, raw: '3526882;11021;940331;"PRIJE' }]);
  });
});
