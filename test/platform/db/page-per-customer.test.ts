import fc from 'fast-check';
import type { Id } from '../../../src/kernel/id';
import type { Page, PageRequest } from '../../../src/kernel/page';
import { keysetPage } from '../../../src/platform/db/keyset';
import {
  pagePerCustomer,
  type CustomerIds,
  type CustomerList,
} from '../../../src/platform/db/page-per-customer';
import { freshDatabase, type TestDatabase } from '../../support/database';

interface Row {
  readonly id: Id;
  readonly customerId: Id;
  readonly score: number | null;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const id = 'CHAR(2) CHARACTER SET ascii COLLATE ascii_bin';
  await database.db.execute(
    'test.createListed',
    `CREATE TABLE listed (id ${id} PRIMARY KEY, customer_id ${id}, score INT NULL, INDEX (customer_id, score, id))`,
  );
});
afterAll(() => database.drop());

const COLUMNS = 'l.id, l.customer_id AS customerId, l.score';

/** The same list as each way reads it: rows of a table by their ids, rows as they are selected, all rows of many customers in one go. */
function listsOf(descending: boolean): CustomerList<Row>[] {
  const order = { column: 'l.score', id: 'l.id', descending, sortValueOf: ({ score }: Row) => score };
  const select: CustomerList<Row>['select'] = (_scope, _ids, _narrowing, columns) => ({
    sql: `SELECT ${columns || COLUMNS} FROM listed l WHERE l.customer_id IN (?)`,
    values: [],
  });
  const rows = { columns: COLUMNS, table: 'listed l' };
  return [
    { name: 'test.byIds', order, select, rows },
    { name: 'test.selected', order, select },
    { name: 'test.together', order, select, rows, customerColumn: 'l.customer_id' },
  ];
}

const lowestIsNull = ({ score }: Row): number => score ?? -1;

/** What a page must be, worked out from all rows. */
function pageOf(
  all: readonly Row[],
  customerIds: CustomerIds,
  descending: boolean,
  page: PageRequest,
): Page<Row> {
  const { limit, fromEnd, after, before, looksBeyond } = page;
  const sign = descending ? -1 : 1;
  const compare = (a: Row, b: Row): number =>
    sign * (lowestIsNull(a) - lowestIsNull(b) || (a.id < b.id ? -1 : Number(a.id > b.id)));
  const at = ({ value, id }: { readonly value: unknown; readonly id: Id }): Row => ({
    ...{ id, customerId: '', score: typeof value === 'number' ? value : null },
  });
  const between = all
    .filter((row) => customerIds.includes(row.customerId))
    .filter((row) => (!after || compare(row, at(after)) > 0) && (!before || compare(row, at(before)) < 0))
    .toSorted(compare);
  const isCut = looksBeyond ? between.length > limit : null;
  return {
    rows: fromEnd ? between.slice(-limit) : between.slice(0, limit),
    hasNextPage: before !== null || (!fromEnd && isCut),
    hasPreviousPage: after !== null || (fromEnd && isCut),
  };
}

const CUSTOMERS = ['c0', 'c1', 'c2', 'c3', 'c4'] as const;
const scores = fc.option(fc.nat({ max: 3 }));
const cursors = fc.option(
  fc.record({
    value: scores,
    id: fc.nat({ max: 15 }).map((number) => `r${number.toString(16)}`),
    asOf: fc.constant(0),
  }),
);
const pages: fc.Arbitrary<PageRequest> = fc.record({
  limit: fc.integer({ min: 1, max: 4 }),
  fromEnd: fc.boolean(),
  after: cursors,
  before: cursors,
  looksBeyond: fc.boolean(),
});
const banks = fc
  .array(fc.record({ customerId: fc.constantFrom(...CUSTOMERS), score: scores }), { maxLength: 16 })
  .map((rows) => rows.map((row, index): Row => ({ ...row, id: `r${index.toString(16)}` })));
const askers = fc.array(
  fc
    .subarray([...CUSTOMERS], { minLength: 1, maxLength: 3 })
    .map(([first = 'c0', ...others]): CustomerIds => [first, ...others]),
  { minLength: 1, maxLength: 4 },
);

async function put(rows: readonly Row[]): Promise<void> {
  await database.db.execute('test.empty', 'DELETE FROM listed');
  for (const { id, customerId, score } of rows)
    await database.db.execute('test.put', 'INSERT INTO listed VALUES (?, ?, ?)', [id, customerId, score]);
}

test('a page is the same whether a customer is read alone or with others, merged or not, and whichever way', async () => {
  const property = fc.asyncProperty(
    ...[banks, askers, pages, fc.boolean(), fc.boolean()],
    async (bank, customers, page, descending, isAskedAlike) => {
      await put(bank);
      const asked = { page, narrowing: undefined };
      const requests = customers.map((customerIds) => ({
        customerIds,
        asked: isAskedAlike ? asked : { ...asked },
      }));
      const expected = customers.map((customerIds) => pageOf(bank, customerIds, descending, page));
      const { db } = database;
      for (const list of listsOf(descending)) {
        const inBatch = await pagePerCustomer(db, 'EVERYTHING', list, requests);
        const alone = await Promise.all(
          requests.map((request) => pagePerCustomer(db, 'EVERYTHING', list, [request])),
        );
        for (const found of [inBatch, alone.flat()])
          expect(
            found.map(({ rows, ...page }) => ({
              ...page,
              rows: rows.map(({ id, customerId, score }) => ({ id, customerId, score })),
            })),
          ).toEqual(expected);
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test.each([
  [true, 'LIMIT 4'],
  [false, 'LIMIT 3'],
])('a page of three that looks beyond itself (%s) reads as many rows as: %s', (looksBeyond, limit) => {
  const page = { limit: 3, fromEnd: false, after: null, before: null, looksBeyond };
  const { tail } = keysetPage({ column: 'l.score', id: 'l.id', descending: true }, page);
  expect(tail).toBe(`ORDER BY l.score DESC, l.id DESC ${limit}`);
});
