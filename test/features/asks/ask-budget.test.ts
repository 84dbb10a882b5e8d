import { advocacyStatus } from '../../support/advocates';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const DAY = 24 * 60;

describe('the budget of asks', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('counts the invitations to surveys that were sent, or wait to be', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    await advocacyStatus(bank, customer);
    const unsent = { eligibleAt: minutesAgo(60 * DAY), sentAt: null };
    await bank.invitation(customer, { state: 'EXPIRED', expiredAt: minutesAgo(DAY), ...unsent });
    const budget = async () => {
      const { customer: found } = await api.ask<{ customer: { advocacy: unknown } }>(
        'query ($id: ID!) { customer(by: { id: $id }) { advocacy { askBudget { left obstacles } } } }',
        { id: `cus_${customer}` },
      );
      return found.advocacy;
    };
    expect(await budget()).toEqual({ askBudget: { left: 4, obstacles: [] } });
    await bank.invitation(customer, { eligibleAt: minutesAgo(40 * DAY), sentAt: minutesAgo(40 * DAY) });
    expect(await budget()).toEqual({ askBudget: { left: 3, obstacles: [] } });
    await bank.invitation(customer, { eligibleAt: minutesAgo(2 * DAY), sentAt: minutesAgo(2 * DAY) });
    expect(await budget()).toEqual({ askBudget: { left: 2, obstacles: ['COOL_DOWN'] } });
    await bank.invitation(customer, { state: 'ELIGIBLE', ...unsent });
    expect(await budget()).toEqual({ askBudget: { left: 1, obstacles: ['COOL_DOWN'] } });
  });

  test('is spent by what was asked, however many invitations were never sent since', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    await advocacyStatus(bank, customer);
    for (let days = 200; days < 204; days += 1)
      await bank.invitation(customer, { eligibleAt: minutesAgo(days * DAY), sentAt: minutesAgo(days * DAY) });
    for (let days = 60; days < 85; days += 1)
      await bank.invitation(customer, {
        ...{ state: 'EXPIRED', eligibleAt: minutesAgo(days * DAY), sentAt: null },
        expiredAt: minutesAgo(days * DAY),
      });
    expect(
      await api.ask(
        'query ($id: ID!) { customer(by: { id: $id }) { advocacy { askBudget { left obstacles } } } }',
        { id: `cus_${customer}` },
      ),
    ).toEqual({ customer: { advocacy: { askBudget: { left: 0, obstacles: ['BUDGET_SPENT'] } } } });
  });
});
