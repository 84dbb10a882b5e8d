import { buildDeferredIndexes, deferIndexes } from '../../../src/platform/db/deferred-indexes';
import type { Db } from '../../../src/platform/db/db';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { definitionsOf } from '../../migrations/catalogue';

const TABLES = ['customers', 'interactions', 'promises'];

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** Names of the indexes of a table beside its primary key. */
async function indexesOf(table: string): Promise<string[]> {
  const rows = await database.db.query<{ name: string }>(
    'test.indexes',
    `SELECT DISTINCT index_name AS name FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY'`,
    [table],
  );
  return rows.map(({ name }) => name);
}

describe('deferred indexes', () => {
  test('are taken off the tables that are named, and come back as the migrations made them', async () => {
    const before = await definitionsOf(database.db);
    const others = await indexesOf('cases');
    await deferIndexes(database.db, TABLES);
    for (const table of TABLES) expect([table, await indexesOf(table)]).toEqual([table, []]);
    expect(await indexesOf('cases')).toEqual(others);
    const built: string[] = [];
    await buildDeferredIndexes(database.db, (table) => built.push(table));
    expect(built.sort()).toEqual(TABLES);
    expect(await definitionsOf(database.db)).toEqual(before);
  });

  test('come back whenever those who took them off, or built them, were cut off', async () => {
    const before = await definitionsOf(database.db);
    await deferIndexes(database.db, ['customers']);
    await deferIndexes(database.db, TABLES); // again, by one who goes on
    await database.db.execute('test.built', 'ALTER TABLE promises ADD KEY ix_promises_due (due_at, id)');
    await buildDeferredIndexes(database.db, () => undefined);
    const after = await definitionsOf(database.db);
    const inAnyOrder = (definition = '') => definition.split(/,?\n/).sort();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [table, definition] of Object.entries(before))
      expect(inAnyOrder(after[table])).toEqual(inAnyOrder(definition));
  });

  test.each(['deferredIndexes.drop', 'deferredIndexes.build'])(
    'are looked at again where the server has ended a statement of a client that is gone (%s)',
    async (name) => {
      const before = await definitionsOf(database.db);
      let isFirst = true;
      const overtaken: Db = {
        ...database.db,
        execute: async (statement, sql, values) => {
          if (statement === name && isFirst) {
            isFirst = false;
            await database.db.execute(statement, sql, values);
          }
          return database.db.execute(statement, sql, values);
        },
      };
      await deferIndexes(overtaken, TABLES);
      await buildDeferredIndexes(overtaken, () => undefined);
      expect(isFirst).toBe(false);
      expect(await definitionsOf(database.db)).toEqual(before);
    },
  );

  test('are built again, and stay noted until then, when another load has taken them off meanwhile', async () => {
    const before = await definitionsOf(database.db);
    await deferIndexes(database.db, TABLES);
    let lists = 0;
    const disturbed: Db = {
      ...database.db,
      query: async (name, sql, values) => {
        if (name === 'deferredIndexes.list') {
          lists += 1;
          if (lists === 2) await deferIndexes(database.db, ['customers']);
        }
        return database.db.query(name, sql, values);
      },
    };
    await buildDeferredIndexes(disturbed, () => undefined);
    expect(await definitionsOf(database.db)).toEqual(before);
  });

  test('are none where no load was begun', async () => {
    const before = await definitionsOf(database.db);
    await buildDeferredIndexes(database.db, () => {
      throw new Error('There is nothing to build');
    });
    expect(await definitionsOf(database.db)).toEqual(before);
  });

  test('that cannot be built, because of two rows with one key, are reported and stay noted', async () => {
    await deferIndexes(database.db, ['teams']);
    await database.db.execute(
      'test.same',
      "INSERT INTO teams VALUES ('0000000000000001', 'a', 'A'), ('0000000000000002', 'a', 'B')",
    );
    const build = () => buildDeferredIndexes(database.db, () => undefined);
    await expect(build()).rejects.toThrow('uq_teams_code');
    await database.db.execute('test.mend', "UPDATE teams SET code = 'b' WHERE name = 'B'");
    await build();
    expect(await indexesOf('teams')).toEqual(['uq_teams_code']);
  });
});
