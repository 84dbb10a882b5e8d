import { newId } from '../../../src/kernel/id';
import { isUnreachable } from '../../../src/platform/db/database-error';
import { loadRows } from '../../../src/platform/db/load-rows';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { waitUntil } from '../../support/wait-until';

const TEAMS = { table: 'teams', columns: ['id', 'code', 'name'] as const };
const team = (code: string, name = code) => ({ id: newId(), code, name });

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const names = async (): Promise<string[]> => {
  const rows = await database.db.query<{ name: string }>(
    'test.names',
    'SELECT name FROM teams ORDER BY code',
  );
  return rows.map(({ name }) => name);
};

test('loads rows with any text in them', async () => {
  const texts = [
    'a\tb',
    'line\nline\r\n',
    'back\\slash \\N \\n',
    'quote \' "',
    'Zürich 東京 🙂',
    'nul \0 escape \x1b end \x1a bell \x07 return\r',
    '',
    '%s ? ;',
  ];
  await loadRows(
    database.db,
    'test.load',
    TEAMS,
    texts.map((text, index) => team(`t${String(index)}`, text)),
  );
  expect(await names()).toEqual(texts);
});

test('loads times to the millisecond, truth values, numbers and what is missing', async () => {
  const columns = ['id', 'name', 'at', 'flag', 'number', 'nothing'] as const;
  await database.db.execute(
    'test.create',
    'CREATE TABLE things (id CHAR(16) PRIMARY KEY, name TEXT, at DATETIME(3), flag BOOLEAN, number DECIMAL(9,4), nothing INT)',
  );
  const at = new Date('2026-03-29T01:59:59.007Z');
  const thing = { id: newId(), name: 'thing', at, flag: true, number: -1.25, nothing: null };
  await loadRows(database.db, 'test.load', { table: 'things', columns }, [thing]);
  const found = await database.db.query('test.things', 'SELECT * FROM things');
  expect(found).toEqual([{ ...thing, flag: 1, number: '-1.2500' }]);
});

test('loads more than one packet, and nothing at all', async () => {
  await loadRows(database.db, 'test.load', TEAMS, []);
  const many = Array.from({ length: 2_000 }, (_, index) =>
    team(`t${String(index).padStart(4, '0')}`, 'ü'.repeat(100)),
  );
  await loadRows(database.db, 'test.load', TEAMS, many);
  expect(await names()).toEqual(many.map(({ name }) => name));
});

test.each([
  ['whose key is taken', [team('same'), team('same')]],
  ['with a value that does not fit', [team('one'), team('x'.repeat(200))]],
])('leaves no row of a transaction when there is one %s', async (_what, rows) => {
  const load = database.db.transaction((tx) => loadRows(tx, 'test.load', TEAMS, rows));
  await expect(load).rejects.toThrow(/^teams took \d of 2 rows: .*(Duplicate|Data too long|truncated)/i);
  expect(await names()).toEqual([]);
});

test('fails at once when the server ends its connection, and leaves nothing of it', async () => {
  const { db } = database;
  const waiting = () =>
    db.query<{ id: number }>(
      'test.waiting',
      "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '/* test.load %'",
    );
  await db.transaction(async (tx) => {
    await loadRows(tx, 'test.first', TEAMS, [team('held')]);
    const rows = Array.from({ length: 2_000 }, (_, index) => team(`t${String(index)}`, 'x'.repeat(100)));
    const load = db.transaction((other) => loadRows(other, 'test.load', TEAMS, [...rows, team('held')]));
    const end = load.then(
      () => null,
      (error: unknown) => error,
    );
    await waitUntil('it waits for the row that is held', async () => (await waiting()).length > 0);
    for (const { id } of await waiting()) await db.execute('test.kill', `KILL ${String(id)}`);
    expect(isUnreachable(await end)).toBe(true);
  });
  expect(await names()).toEqual(['held']);
});

test('fails with what is wrong with a text, whatever the server has made of the beginning', async () => {
  function* texts(): Generator<string> {
    yield 'AAAAAAAAAAAAAAAA\ta\ta\n';
    throw new Error('It breaks off.');
  }
  const statement = "LOAD DATA LOCAL INFILE 'rows' INTO TABLE teams (id, code, name)";
  await expect(database.db.load('test.load', statement, texts())).rejects.toThrow('It breaks off.');
});

test('a server that takes loads says so', async () => {
  expect(await database.db.takesLoads()).toBe(true);
});
