import { freshDatabase, type TestDatabase } from '../../support/database';
import { everything, importText } from './import-support';
import { accounts, clients, holders } from './mappings';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const clientsHeader = 'id;kind;given;family;organisation;born;segment;phone;mail;branch';
const clientsFile = (...rows: readonly string[]): string => [clientsHeader, ...rows, ''].join('\n');
const accountsFile = (...rows: readonly string[]): string =>
  ['number;state;balance;opened', ...rows, ''].join('\n');
const holdersFile = (...rows: readonly string[]): string =>
  ['id;account;client;type', ...rows, ''].join('\n');

const eva = '1;P; Eva ;Nová;;13.12.1970;RETAIL;+420 601 234 567;Eva@Example.com;Brno';

interface StoredCustomer {
  name: string;
  version: number;
}

const customers = (): Promise<StoredCustomer[]> =>
  database.db.query<StoredCustomer>(
    'test.customers',
    'SELECT display_name AS name, version FROM customers ORDER BY name',
  );

const points = () =>
  database.db.query<{ key: string; primary: number; isOver: number }>(
    'test.points',
    'SELECT value_key AS `key`, is_primary AS `primary`, valid_to IS NOT NULL AS isOver FROM contact_points ORDER BY value_key',
  );

describe('clients of a bank', () => {
  it('are reached by what their source says by and by to be verified', async () => {
    const verified = clients.replace('primary: true', "primary: true, verified: 'true'");
    const found = () =>
      database.db.query('test.verified', 'SELECT is_verified AS isVerified FROM contact_points');
    const phone = clientsFile('1;P;Eva;Nová;;;-;+420 601 234 567;;');
    await importText(database.db, phone, clients);
    expect(await found()).toEqual([{ isVerified: 0 }]);
    await importText(database.db, phone, verified);
    expect(await found()).toEqual([{ isVerified: 1 }]);
    await importText(database.db, phone, clients);
    expect(await found()).toEqual([{ isVerified: 1 }]);
  });

  it('become customers with the profile of their source and the ways to reach them', async () => {
    await importText(database.db, clientsFile(eva, '2;O;;;Pekárna s.r.o.;;-;;;'), clients);
    expect(
      await database.db.query(
        'test.customers',
        `SELECT display_name AS name, kind, birth_date AS born, segment, status, external_id AS externalId
           FROM customers c JOIN source_profiles p ON p.customer_id = c.id ORDER BY external_id`,
      ),
    ).toEqual([
      {
        name: 'Eva Nová',
        kind: 'PERSON',
        born: '1970-12-13',
        segment: 'RETAIL',
        status: 'ACTIVE',
        externalId: '1',
      },
      {
        name: 'Pekárna s.r.o.',
        kind: 'ORGANISATION',
        born: null,
        segment: null,
        status: 'ACTIVE',
        externalId: '2',
      },
    ]);
    expect(await points()).toEqual([
      { key: '+420601234567', primary: 1, isOver: 0 },
      { key: 'eva@example.com', primary: 0, isOver: 0 },
    ]);
    const [profile] = await database.db.query<{ delivered: unknown }>(
      'test.delivered',
      "SELECT delivered FROM source_profiles WHERE external_id = '1'",
    );
    const delivered: unknown =
      typeof profile?.delivered === 'string' ? JSON.parse(profile.delivered) : profile?.delivered;
    expect(delivered).toMatchObject({ givenName: 'Eva', birthDate: '1970-12-13', branch: 'Brno' });
  });

  it('imported again change nothing, and what people have corrected since stays', async () => {
    await importText(database.db, clientsFile(eva), clients);
    await database.db.execute(
      'test.correct',
      "UPDATE customers SET display_name = 'Eva Novotná', family_name = 'Novotná'",
    );
    const before = await everything(database.db);
    expect(await importText(database.db, clientsFile(eva), clients, '2026-11-23T12:00:00Z')).toMatchObject({
      unchanged: 1,
    });
    expect(await everything(database.db)).toEqual(before);
  });

  it('who are described anew are changed where the description changed', async () => {
    await importText(database.db, clientsFile(eva), clients);
    const moved = eva
      .replace('Nová', 'Malá')
      .replace('+420 601 234 567', '602 234 567')
      .replace('Brno', 'Praha');
    expect(await importText(database.db, clientsFile(moved), clients)).toMatchObject({ updated: 1 });
    expect(await customers()).toEqual([{ name: 'Eva Malá', version: 2 }]);
    expect(await points()).toEqual([
      { key: '+420601234567', primary: 1, isOver: 1 },
      { key: '+420602234567', primary: 1, isOver: 0 },
      { key: 'eva@example.com', primary: 0, isOver: 0 },
    ]);
    await importText(database.db, clientsFile(eva), clients);
    expect((await points()).map(({ isOver }) => isOver)).toEqual([0, 1, 0]);
  });

  it('lose the last way to reach them when the source no longer names any', async () => {
    await importText(database.db, clientsFile(eva), clients);
    await importText(database.db, clientsFile('1;P;Eva;Nová;;13.12.1970;RETAIL;;;Brno'), clients);
    expect((await points()).map(({ isOver }) => isOver)).toEqual([1, 1]);
  });

  it('described twice in one file in two ways are taken the first way, each time', async () => {
    const file = clientsFile(eva, eva.replace('Nová', 'Malá'), eva);
    expect(await importText(database.db, file, clients)).toMatchObject({
      inserted: 1,
      unchanged: 1,
      rejected: 1,
    });
    const before = await everything(database.db);
    const again = await importText(database.db, file, clients);
    expect(again).toMatchObject({ unchanged: 2, updated: 0, rejected: 1 });
    expect(again.rejects).toMatchObject([
      { line: 3, reason: expect.stringContaining('on line 2') as string },
    ]);
    expect(await everything(database.db)).toEqual(before);
  });

  it('whom a more trusted source knows too keep what that one says, field by field', async () => {
    await importText(database.db, clientsFile(eva), clients);
    await database.db.execute(
      'test.trust',
      `INSERT INTO source_systems (id, code, name, kind, trust_rank, time_zone) VALUES ('s000000000000001', 'crm', 'CRM', 'CRM', 1, 'UTC')`,
    );
    await database.db.execute(
      'test.profile',
      `INSERT INTO source_profiles (id, source_id, external_id, customer_id, delivered, received_at)
       SELECT 'p000000000000001', 's000000000000001', 'x', id, '{"familyName":"Nová"}', '2026-01-01' FROM customers`,
    );
    const renamed = clientsFile(eva.replace('Nová', 'Malá'));
    expect(await importText(database.db, renamed, clients)).toMatchObject({ updated: 1 });
    expect(await customers()).toEqual([{ name: 'Eva Nová', version: 1 }]);
    const said = clientsFile(eva.replace('Nová', 'Malá').replace('Eva', 'Ema'));
    expect(await importText(database.db, said, clients)).toMatchObject({ updated: 1 });
    expect(await customers()).toEqual([{ name: 'Ema Nová', version: 2 }]);
  });

  it('born on a day that two forms read differently are rejected, and accepted where both agree', async () => {
    const file = clientsFile(
      eva.replace('13.12.1970', '1.2.1970'),
      '2;P;;;;12/13/1970;;;;',
      '3;P;;;;2/30/1970;;;;',
    );
    const both = clients.replace('[d.M.yyyy, M/d/yyyy]', '[d.M.yyyy, M/d/yyyy, d/M/yyyy]');
    const run = await importText(
      database.db,
      clientsFile('4;P;;;;1/2/1970;;;;', '5;P;;;;2/2/1970;;;;'),
      both,
    );
    expect(run.rejects).toMatchObject([
      { line: 2, column: 'born', reason: expect.stringContaining('means different things') as string },
    ]);
    expect(run).toMatchObject({ inserted: 1 });
    expect(await importText(database.db, file, clients)).toMatchObject({ inserted: 2, rejected: 1 });
  });
});

describe('accounts of a bank', () => {
  it('keep exact balances, a number without ornaments and the day in the bank’s own zone', async () => {
    const file = accountsFile('35-123/0800;A;1 250,50;2026-02-02', '36;Z;-0,1000;2026-07-02', '37;A;;');
    expect(await importText(database.db, file, accounts)).toMatchObject({ inserted: 3 });
    expect(
      await database.db.query(
        'test.accounts',
        'SELECT number, status, balance, opened_at AS openedAt, code FROM accounts a JOIN products p ON p.id = product_id ORDER BY external_id',
      ),
    ).toEqual([
      {
        number: '351230800',
        status: 'OPEN',
        balance: '1250.5000',
        openedAt: new Date('2026-02-01T23:00:00Z'),
        code: 'core.current',
      },
      {
        number: '36',
        status: 'CLOSED',
        balance: '-0.1000',
        openedAt: new Date('2026-07-01T22:00:00Z'),
        code: 'core.current',
      },
      { number: '37', status: 'OPEN', balance: null, openedAt: null, code: 'core.current' },
    ]);
    const before = await everything(database.db);
    expect(await importText(database.db, file, accounts)).toMatchObject({ unchanged: 3 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('count their changes', async () => {
    await importText(database.db, accountsFile('1;A;10,00;2026-02-02'), accounts);
    await importText(database.db, accountsFile('1;A;10,01;2026-02-02'), accounts);
    expect(await database.db.query('test.versions', 'SELECT version, balance FROM accounts')).toEqual([
      { version: 2, balance: '10.0100' },
    ]);
  });

  it.each(['1.250,50', '1,25050', '1 2x', '1234567890123456', 'NaN'])(
    'are rejected with the balance %s',
    async (balance) => {
      const { rejects } = await importText(database.db, accountsFile(`1;A;${balance};2026-02-02`), accounts);
      expect(rejects).toMatchObject([{ column: 'balance' }]);
    },
  );

  it('keep the names that people have given to their product', async () => {
    await importText(database.db, accountsFile('1;A;;'), accounts);
    await database.db.execute('test.rename', `UPDATE products SET names = '{"en":"Everyday account"}'`);
    await importText(database.db, accountsFile('2;A;;'), accounts);
    expect(
      await database.db.query(
        'test.products',
        `SELECT COUNT(*) AS n FROM products WHERE names LIKE '%Everyday%'`,
      ),
    ).toEqual([{ n: 1 }]);
  });
});

describe('holders of accounts', () => {
  it('join accounts and customers that are there; the others are rejected by name', async () => {
    await importText(database.db, clientsFile(eva), clients);
    await importText(database.db, accountsFile('10;A;;'), accounts);
    const run = await importText(
      database.db,
      holdersFile('1;10;1;OWNER', '2;99;1;OWNER', '3;10;98;DISPONENT', '4;10;1;HEIR'),
      holders,
    );
    expect(run).toMatchObject({ inserted: 1, rejected: 3 });
    expect(run.rejects).toMatchObject([
      {
        line: 3,
        column: 'account',
        reason: 'The source has delivered no account with the key "99". Import the accounts first.',
      },
      {
        line: 4,
        column: 'client',
        reason: 'The source has delivered no customer with the key "98". Import the customers first.',
      },
      { line: 5, column: 'type' },
    ]);
    expect(
      await database.db.query(
        'test.holders',
        'SELECT role, display_name AS name, number FROM account_holders h JOIN customers c ON c.id = customer_id JOIN accounts a ON a.id = account_id',
      ),
    ).toEqual([{ role: 'OWNER', name: 'Eva Nová', number: '10' }]);
  });
});
