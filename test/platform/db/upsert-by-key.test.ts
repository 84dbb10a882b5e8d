import fc from 'fast-check';
import { newId } from '../../../src/kernel/id';
import type { Db } from '../../../src/platform/db/db';
import {
  upsertByKey,
  type KeyedRow,
  type KeyedTable,
  type UpsertResult,
} from '../../../src/platform/db/upsert-by-key';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { takingNoLoads } from '../../support/taking-no-loads';

interface Thing {
  readonly name: string | null;
  readonly seenAt: Date | null;
  readonly number: number;
}

const THINGS: KeyedTable<Thing> = {
  feature: 'test',
  table: 'things',
  columns: ['name', 'seenAt', 'number'],
  isVersioned: true,
};
const SOURCE = newId();
const NOW = new Date('2026-11-28T12:00:00.000Z');

let database: TestDatabase;
let statements: string[];
beforeEach(async () => {
  statements = [];
  database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
  await database.db.execute(
    'test.create',
    `CREATE TABLE things (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci,
      seen_at DATETIME(3),
      number INT NOT NULL,
      version INT NOT NULL,
      created_at DATETIME(3) NOT NULL,
      updated_at DATETIME(3) NOT NULL,
      UNIQUE KEY uq_things_key (source_id, external_id)
    )`,
  );
});
afterEach(() => database.drop());

function deliver(
  db: Db,
  rows: readonly KeyedRow<Thing>[],
  isRepeat: (key: string) => boolean = () => false,
): Promise<UpsertResult<Thing>[]> {
  const said = THINGS.columns;
  return db.transaction((tx) =>
    upsertByKey(tx, THINGS, SOURCE, rows, { now: NOW, compared: said, written: said, isRepeat }),
  );
}

interface Stored extends Thing {
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
}

const stored = (): Promise<Stored[]> =>
  database.db.query(
    'test.stored',
    `SELECT id, external_id AS externalId, name, seen_at AS seenAt, number, version FROM things
      WHERE source_id = ? AND created_at = ? ORDER BY external_id`,
    [SOURCE, NOW],
  );

/** What ends a value, a row or a text in one way of writing or the other, and what does not. */
const TEXTS = [
  'a',
  'b\tc',
  'd\\',
  'e\nf',
  'g\r\n',
  `'h" -- `,
  '\\N',
  'NULL',
  '\0i\x1a',
  'žluť 東京 🙂',
  '%_?;',
];

const things: fc.Arbitrary<KeyedRow<Thing>> = fc.record({
  externalId: fc.constantFrom(...TEXTS),
  row: fc.record({
    name: fc.constantFrom(null, '', ...TEXTS),
    seenAt: fc.constantFrom(null, new Date('2026-03-29T01:59:59.007Z')),
    number: fc.constantFrom(0, -1),
  }),
});

/** The same rules over a map. Gives the outcomes of one delivery. */
function delivered(
  known: Map<string, Thing & { version: number }>,
  rows: readonly KeyedRow<Thing>[],
): string[] {
  const said = (thing: Thing) => JSON.stringify([thing.name, thing.seenAt, thing.number]);
  const now = new Map<string, string>();
  return rows.map(({ externalId, row }) => {
    const [earlier, before] = [now.get(externalId), known.get(externalId)];
    if (earlier !== undefined) return earlier === said(row) ? 'unchanged' : 'contradicted';
    now.set(externalId, said(row));
    if (before !== undefined && said(before) === said(row)) return 'unchanged';
    known.set(externalId, { ...row, version: (before?.version ?? 0) + 1 });
    return before === undefined ? 'inserted' : 'updated';
  });
}

describe.each([
  ['that takes loads', (db: Db): Db => db],
  ['that takes none', takingNoLoads],
])('rows that a source delivers to a server %s', (_which, on) => {
  test('are in as they were said, whatever characters they have, each with its outcome in its place', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.array(things, { maxLength: 12 }), { maxLength: 3 }),
      async (deliveries) => {
        await database.db.execute('test.empty', 'DELETE FROM things');
        const known = new Map<string, Thing & { version: number }>();
        for (const rows of deliveries) {
          const results = await deliver(on(database.db), rows);
          expect(results.map(({ outcome }) => outcome)).toEqual(delivered(known, rows));
          const found = await stored();
          expect(new Map(found.map(({ id: _, externalId, ...thing }) => [externalId, thing]))).toEqual(known);
          const ids = new Map(found.map(({ id, externalId }) => [externalId, id]));
          expect(results.map(({ id }) => id)).toEqual(rows.map(({ externalId }) => ids.get(externalId)));
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  test('keep their order when they are many', async () => {
    const row = { name: 'many', seenAt: null, number: 1 };
    const rows = Array.from({ length: 1_100 }, (_, index) => ({ externalId: String(9_999 - index), row }));
    const results = await deliver(on(database.db), rows);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['inserted']));
    const found = (await stored()).sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(found.map(({ externalId }) => externalId)).toEqual(rows.map(({ externalId }) => externalId));
    expect(results.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  });

  test('are in whole or not at all', async () => {
    const row = { name: 'x', seenAt: null, number: 1 };
    const unfit = { externalId: 'second', row: { ...row, name: 'x'.repeat(300) } };
    await expect(deliver(on(database.db), [{ externalId: 'first', row }, unfit])).rejects.toThrow(
      /too long|truncated/i,
    );
    expect(await stored()).toEqual([]);
  });

  test('contradict what the same delivery has brought in before', async () => {
    const row = { name: 'one', seenAt: null, number: 1 };
    await deliver(on(database.db), [{ externalId: 'key', row }]);
    const other = { externalId: 'key', row: { ...row, number: 2 } };
    expect(await deliver(on(database.db), [other], (key) => key === 'key')).toMatchObject([
      { outcome: 'contradicted', before: { number: 1 } },
    ]);
    expect(await stored()).toMatchObject([{ number: 1, version: 1 }]);
  });
});

test('a server is asked once whether it takes loads', async () => {
  const rows = [{ externalId: 'key', row: { name: null, seenAt: null, number: 1 } }];
  for (let count = 0; count < 3; count += 1) await deliver(database.db, rows);
  expect(statements.filter((name) => name === 'db.takesLoads')).toHaveLength(1);
});
