import { NOW } from '../../support/bank';
import { AdvocacyApi, LEAD, PLAN } from './advocacy-api';
import { later } from '../writing-api';

const DAY = 86_400;
const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(LEAD);
});

const day = (days: number): string =>
  later(days * DAY)
    .toISOString()
    .slice(0, 10);

async function planning() {
  const [customer, owner] = [await open.customer(), `agt_${await open.api.bank.agent()}`];
  const plan = (more: object = {}) =>
    open.ask<{ plan: object }>(PLAN, {
      ...{ customer: `cus_${customer}`, owner, goal: ' A review ', startsOn: day(-1), endsOn: day(30) },
      ...more,
    });
  return { plan, owner, customer };
}

test('a plan is made, changed as long as it is not over, ended, and followed by the next', async () => {
  const { plan, owner, customer } = await planning();
  const made = { goal: 'A review', startsOn: day(-1), endsOn: day(30), version: 1, owner: { id: owner } };
  expect((await plan({ expectedVersion: 0 })).shown?.plan).toEqual(made);
  const changed = { ...made, goal: 'Two reviews', endsOn: day(60), version: 2 };
  expect((await plan({ goal: 'Two reviews', endsOn: day(60) })).shown?.plan).toEqual(changed);
  expect((await plan({ endsOn: day(-1), expectedVersion: 2 })).shown?.plan).toMatchObject({ version: 3 });
  expect((await plan()).userErrors).toMatchObject([{ code: 'INVALID', field: 'startsOn' }]);
  expect((await plan({ startsOn: day(0) })).shown?.plan).toEqual({ ...made, startsOn: day(0) });
  const rows = await open.rows('advocacy_plans');
  expect(rows.filter((row) => row['customer_id'] === customer)).toHaveLength(2);
  expect(NOW.toISOString().slice(0, 10)).toBe(day(0));
});

test.each<[string, object, object]>([
  ['without a goal', { goal: ' ' }, { code: 'INVALID', field: 'goal' }],
  ['at length', { goal: 'x'.repeat(501) }, { code: 'INVALID', field: 'goal' }],
  ['that ends before it starts', { startsOn: day(9), endsOn: day(8) }, { code: 'INVALID', field: 'endsOn' }],
  ['that is over', { startsOn: day(-9), endsOn: day(-8) }, { code: 'INVALID', field: 'endsOn' }],
  ['of nobody known', { owner: 'agt_0000000000000000' }, { code: 'NOT_FOUND', field: 'owner' }],
  ['with nobody', { customer: 'cus_0000000000000000' }, { code: 'NOT_FOUND', field: 'customer' }],
  ['that is not there any more', { expectedVersion: 3 }, { code: 'CONFLICT', currentVersion: 0 }],
])('none is made %s', async (_what, more, error) => {
  const { plan } = await planning();
  const before = await open.everything();
  expect((await plan(more)).userErrors).toMatchObject([error]);
  expect(await open.everything()).toEqual(before);
});

test('of several at once one is made, and changed by the others', async () => {
  const { plan, customer } = await planning();
  await Promise.all([plan(), plan(), plan()]);
  const rows = (await open.rows('advocacy_plans')).filter((row) => row['customer_id'] === customer);
  expect(rows).toMatchObject([{ version: 3 }]);
});
