import fc from 'fast-check';
import { turnClock } from '../../../src/features/promises/promise-clock';
import { createLog } from '../../../src/platform/observability/log';
import { advocacyStatus } from '../../support/advocates';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo, NOW } from '../../support/bank';

/** Some minutes before now, or after it. */
const minutes = fc.integer({ min: -5, max: 20 });
const drawn = fc.record({
  state: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'KEPT', 'BROKEN'),
  due: minutes,
  grace: fc.option(minutes, { freq: 2 }),
  toldFor: fc.option(minutes),
  changes: fc.array(
    fc.record({
      at: fc.integer({ min: 1, max: 30 }),
      former: minutes,
      to: minutes,
      told: fc.option(minutes, { freq: 4 }),
    }),
    { maxLength: 2 },
  ),
});

describe('whatever promises there are', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  interface Shown {
    readonly id: string;
    readonly standing: string;
    readonly state: string;
  }

  test('the clock changes where none of them stands, nor whom one may ask; and puts on record what is broken', async () => {
    const { bank, database } = api;
    const moved = new Set<string>();
    const property = fc.asyncProperty(fc.array(drawn, { minLength: 30, maxLength: 30 }), async (promises) => {
      const ids: string[] = [];
      const customers: string[] = [];
      for (const { state, due, grace, toldFor, changes } of promises) {
        const customer = await bank.customer();
        await advocacyStatus(bank, customer);
        const promise = await bank.promise(customer, {
          ...{ state, dueAt: minutesAgo(due), graceEndsAt: grace === null ? null : minutesAgo(grace) },
          overdueToldFor: toldFor === null ? null : minutesAgo(toldFor),
        });
        for (const { at, former, to, told } of changes)
          await bank.promiseChange(promise, customer, {
            ...{ at: minutesAgo(at), formerDueAt: minutesAgo(former), newDueAt: minutesAgo(to) },
            toldAt: told === null ? null : minutesAgo(told),
          });
        ids.push(`prm_${promise}`);
        customers.push(`cus_${customer}`);
      }
      const look = async (): Promise<{ readonly promises: Shown[]; readonly customers: unknown }> =>
        api.ask(
          `query ($ids: [ID!]!, $customers: [ID!]!) {
            promises: nodes(ids: $ids) { id ... on Promise { standing state } }
            customers: nodes(ids: $customers) { id ... on Customer { advocacy { askBudget { obstacles } } } } }`,
          { ids, customers },
        );
      const before = await look();
      const audit = { record: () => Promise.resolve(), note: () => undefined, canKeep: () => true };
      await turnClock({ db: database.db, audit, clock: () => NOW, log: createLog('silent') });
      const after = await look();
      const standings = (shown: readonly Shown[]) => shown.map(({ id, standing }) => [id, standing]);
      expect(standings(after.promises)).toEqual(standings(before.promises));
      expect(after.customers).toEqual(before.customers);
      for (const [index, { due, toldFor }] of promises.entries()) {
        const [was, is] = [before.promises[index], after.promises[index]];
        if (was?.state !== is?.state) moved.add(String(is?.state));
        // Of what is recorded as open the clock looks at what is due by its record.
        if (is?.standing === 'BROKEN' && due > 0 && toldFor === null) expect(is.state).toBe('BROKEN');
      }
    });
    await fc.assert(property, { numRuns: 4 });
    expect([...moved]).toEqual(['BROKEN']);
  }, 120_000);
});
