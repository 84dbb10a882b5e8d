import { advocacyStatus } from '../../support/advocates';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const BUDGET = `query ($id: ID!) { customer(by: { id: $id }) { advocacy { askBudget { obstacles nextAskAt } } } }`;

interface OfCustomer {
  readonly customer: { readonly advocacy: { readonly askBudget: unknown } };
}

describe('a customer whose promise was put off', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const budgetOf = async (id: string): Promise<unknown> =>
    (await api.ask<OfCustomer>(BUDGET, { id: `cus_${id}` })).customer.advocacy.askBudget;

  test.each([
    ['was told after the former date had passed', { toldAt: minutesAgo(29) }, {}, true],
    ['was told in time', { toldAt: minutesAgo(31) }, {}, false],
    ['was never told, which broke it', { toldAt: null }, {}, true],
    ['was never told, which broke it 30 days ago', { toldAt: null, at: minutesAgo(30 * 24 * 60) }, {}, false],
    [
      'was never told, on record for 30 days',
      { toldAt: null },
      { state: 'BROKEN', settledAt: minutesAgo(30 * 24 * 60) },
      false,
    ],
    ['was never told, on record', { toldAt: null }, { state: 'BROKEN', settledAt: minutesAgo(30) }, true],
    [
      'was told too late, with a grace that has ended since, which broke it',
      { toldAt: minutesAgo(29) },
      { graceEndsAt: minutesAgo(1) },
      true,
    ],
    [
      'was told too late, though it was kept since',
      { toldAt: minutesAgo(29) },
      { state: 'KEPT_LATE' },
      false,
    ],
  ])('with a new date that %s says whether to ask', async (_what, told, promised, isOwed) => {
    const { bank } = api;
    const [customer, merged] = [await bank.customer(), await bank.customer()];
    await advocacyStatus(bank, customer);
    const promise = await bank.promise(merged, promised);
    await bank.promiseChange(promise, merged, { newDueAt: minutesAgo(-60), ...told });
    await bank.absorb(customer, merged);
    expect(await budgetOf(customer)).toEqual(
      isOwed
        ? { obstacles: ['OVERDUE_PROMISE'], nextAskAt: null }
        : { obstacles: [], nextAskAt: minutesAgo(0).toISOString() },
    );
  });
});
