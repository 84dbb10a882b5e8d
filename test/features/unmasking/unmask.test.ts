import { anonymousViewer } from '../../../src/platform/identity/viewer';
import { NOW } from '../../support/bank';
import { EVERYBODY, viewerWith } from '../../support/viewers';
import { AUDITOR, later, REASON, UNMASK, UnmaskingApi } from './unmasking-api';

const FULL = 'Jana Nováková';
const MASKED = 'J••• N•••';

let open: UnmaskingApi;
beforeAll(async () => {
  open = await UnmaskingApi.open();
});
afterAll(() => open.close());
beforeEach(async () => {
  open.reset();
  await open.api.database.db.execute('test.empty', 'DELETE FROM unmaskings');
});

test('shows the customer in full, at once and from then on, for ten minutes unless told otherwise', async () => {
  const customer = await open.api.bank.customer();
  expect(await open.nameOf(customer)).toBe(MASKED);
  expect(await open.unmask(customer)).toEqual({
    customer: { displayName: FULL },
    until: later(600).toISOString(),
    userErrors: [],
  });
  expect(await open.nameOf(customer)).toBe(FULL);
});

test('ends by itself at the moment that was told', async () => {
  const customer = await open.api.bank.customer();
  await open.unmask(customer, { minutes: 1 });
  open.now = later(59.999);
  expect(await open.nameOf(customer)).toBe(FULL);
  open.now = later(60);
  expect(await open.nameOf(customer)).toBe(MASKED);
});

test('is another customer’s, and another viewer’s, not at all', async () => {
  const [customer, other] = [await open.api.bank.customer(), await open.api.bank.customer()];
  await open.unmask(customer);
  expect(await open.nameOf(other)).toBe(MASKED);
  open.viewer = { ...AUDITOR, subjectId: 'usr_other' };
  expect(await open.nameOf(customer)).toBe(MASKED);
  open.viewer = viewerWith('PRODUCT_MANAGER');
  expect(await open.nameOf(customer)).toBe(MASKED);
});

test('leaves what is absent absent', async () => {
  const { bank } = open.api;
  const customer = await bank.customer();
  const account = await bank.account(await bank.product());
  await bank.holder(account, customer);
  await bank.contactPoint(customer, '+420601234567');
  const question = `{ customer(by: { id: "cus_${customer}" }) { displayName contactPoints { value }
    accounts(first: 1) { nodes { maskedNumber balance { amount } } } } }`;
  const shown = (value: string | null, maskedNumber: string | null) => ({
    customer: {
      displayName: FULL,
      contactPoints: [{ value }],
      accounts: { nodes: [{ maskedNumber, balance: null }] },
    },
  });
  await open.unmask(customer);
  expect(await open.api.ask(question)).toEqual(shown('+420601234567', '••••5399'));
  open.viewer = viewerWith('PRODUCT_MANAGER');
  await open.unmask(customer);
  expect(await open.api.ask(question)).toEqual(shown(null, null));
});

test('a second time prolongs it, and never shortens it', async () => {
  const customer = await open.api.bank.customer();
  await open.unmask(customer, { minutes: 5 });
  open.now = later(120);
  expect((await open.unmask(customer, { minutes: 5 })).until).toBe(later(420).toISOString());
  expect((await open.unmask(customer, { minutes: 1 })).until).toBe(later(420).toISOString());
  open.now = later(419);
  expect(await open.nameOf(customer)).toBe(FULL);
  open.now = later(420);
  expect(await open.nameOf(customer)).toBe(MASKED);
});

test('two at once are both done and both on record, and the later end counts', async () => {
  const [customer, other] = [await open.api.bank.customer(), await open.api.bank.customer()];
  const done = await Promise.all([
    open.unmask(customer, { minutes: 2 }),
    open.unmask(customer, { minutes: 20 }),
    open.unmask(other, { minutes: 3 }),
  ]);
  expect(done.map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
  expect(open.recorded.map(({ subjects }) => subjects[0]).sort()).toEqual(
    [customer, customer, other].map((id) => `cus_${id}`).sort(),
  );
  open.now = later(1_199);
  expect([await open.nameOf(customer), await open.nameOf(other)]).toEqual([FULL, MASKED]);
});

test('two of one operation are shown each in its own answer', async () => {
  const [customer, other] = [await open.api.bank.customer(), await open.api.bank.customer()];
  const one = (name: string, id: string) =>
    `${name}: unmask(input: { id: "cus_${id}", reason: "${REASON}" }) { customer { displayName } }`;
  expect(await open.api.ask(`mutation { ${one('a', customer)} ${one('b', other)} }`)).toEqual({
    a: { customer: { displayName: FULL } },
    b: { customer: { displayName: FULL } },
  });
});

test('holds on every instance', async () => {
  const customer = await open.api.bank.customer();
  const another = await open.openAnother();
  await open.unmask(customer);
  expect(await another.ask(`{ node(id: "cus_${customer}") { ... on Customer { displayName } } }`)).toEqual({
    node: { displayName: FULL },
  });
});

test.each([
  [{ reason: ` ${'x'.repeat(9)} ` }, 'INVALID', 'reason'],
  [{ reason: 'x'.repeat(501) }, 'INVALID', 'reason'],
  [{ minutes: 0 }, 'INVALID', 'minutes'],
  [{ minutes: -1 }, 'INVALID', 'minutes'],
  [{ minutes: 61 }, 'INVALID', 'minutes'],
  [{ id: 'cus_0000000000000000' }, 'NOT_FOUND', 'id'],
])('refuses %j: nothing is unmasked; that it was tried is on record', async (input, code, field) => {
  const customer = await open.api.bank.customer();
  const { userErrors, ...none } = await open.unmask(customer, input);
  expect(userErrors).toMatchObject([{ code, field }]);
  expect(none).toEqual({ customer: null, until: null });
  expect([await open.rows(), open.recorded.length, await open.nameOf(customer)]).toEqual([0, 1, MASKED]);
});

test.each([{ reason: 'x'.repeat(10) }, { reason: '😀'.repeat(500) }, { minutes: 1 }, { minutes: 60 }])(
  'takes %j',
  async (input) => {
    expect((await open.unmask(await open.api.bank.customer(), input)).userErrors).toEqual([]);
  },
);

test('does not tell a customer out of reach from one who is not there', async () => {
  const customer = await open.api.bank.customer({ segment: 'PRIVATE' });
  open.viewer = viewerWith('AUDITOR', { ...EVERYBODY, segments: ['RETAIL'] });
  const refused = await open.unmask(customer);
  expect(refused).toEqual(await open.unmask(customer, { id: 'cus_0000000000000000' }));
  expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await open.rows()).toBe(0);
  expect(open.recorded.map(({ subjects }) => subjects)).toEqual([
    [`cus_${customer}`],
    ['cus_0000000000000000'],
  ]);
});

test('asked again under its key is done once, for as long as was told first', async () => {
  const customer = await open.api.bank.customer();
  const first = await open.unmask(customer, { minutes: 5, idempotencyKey: 'once' });
  open.now = later(60);
  expect(await open.unmask(customer, { minutes: 5, idempotencyKey: 'once' })).toEqual(first);
  expect(await open.rows()).toBe(1);
  open.now = later(300);
  expect(await open.unmask(customer, { minutes: 5, idempotencyKey: 'once' })).toEqual({
    customer: { displayName: MASKED },
    until: null,
    userErrors: [],
  });
  const input = { id: `cus_${customer}`, reason: REASON, minutes: 6, idempotencyKey: 'once' };
  expect((await open.api.refusal(UNMASK, { input })).code).toBe('IDEMPOTENCY_MISMATCH');
});

test('refuses what is no id of a customer', async () => {
  const input = { id: 'acc_0000000000000000', reason: REASON };
  expect((await open.api.refusal(UNMASK, { input })).code).toBe('BAD_USER_INPUT');
});

test('is on record, with the reason, before anything is unmasked', async () => {
  const customer = await open.api.bank.customer();
  const before: unknown[] = [];
  open.onRecord = async () => {
    before.push(await open.rows(), await open.nameOf(customer));
  };
  await open.unmask(customer, { reason: `  ${REASON} ` });
  expect(before).toEqual([0, MASKED]);
  expect(open.recorded).toEqual([
    { viewer: AUDITOR, action: 'customer:unmask', at: NOW, reason: REASON, subjects: [`cus_${customer}`] },
  ]);
});

test('does not happen when it cannot be recorded', async () => {
  const customer = await open.api.bank.customer();
  open.onRecord = () => Promise.reject(new Error('The trail is torn.'));
  const input = { id: `cus_${customer}`, reason: REASON };
  expect((await open.api.refusal(UNMASK, { input })).code).toBe('INTERNAL_SERVER_ERROR');
  expect([await open.rows(), await open.nameOf(customer)]).toEqual([0, MASKED]);
});

test.each(['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER', 'ADMINISTRATOR'] as const)(
  '%s may not unmask',
  async (role) => {
    const input = { id: `cus_${await open.api.bank.customer()}`, reason: REASON };
    open.viewer = viewerWith(role);
    expect((await open.api.refusal(UNMASK, { input })).code).toBe('FORBIDDEN');
    expect([await open.rows(), open.recorded]).toEqual([0, []]);
  },
);

test('nobody may who did not say who they are', async () => {
  open.viewer = anonymousViewer;
  const input = { id: 'cus_0000000000000000', reason: REASON };
  expect((await open.api.refusal(UNMASK, { input })).code).toBe('UNAUTHENTICATED');
});
