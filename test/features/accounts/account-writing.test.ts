import { newId } from '../../../src/kernel/id';
import { minutesAgo } from '../../support/bank';
import { later, partnerOf } from '../writing-api';
import { AccountApi, MANAGER } from './account-api';

const open = new AccountApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset(MANAGER);
});

describe('an account that is new', () => {
  test('is opened for its owner, as the source says', async () => {
    const owner = await open.customer();
    const openedAt = minutesAgo(60).toISOString();
    const { shown, userErrors } = await open.opening(owner, {
      ...{ number: 'CZ65 0800 0000 1920 0014 5399', balance: '-1250.5', creditLimit: '20000', overdue: '0' },
      openedAt,
    });
    expect([userErrors, shown]).toMatchObject([
      [],
      {
        ...{
          version: 1,
          status: 'OPEN',
          currency: 'CZK',
          maskedNumber: '••••5399',
          openedAt,
          closedAt: null,
        },
        ...{ balance: { amount: '-1250.5000', currency: 'CZK' }, creditLimit: { amount: '20000.0000' } },
        ...{ overdue: { amount: '0.0000' }, product: { code: 'current' } },
        holders: [{ role: 'OWNER', validFrom: openedAt, validTo: null, customer: { id: `cus_${owner}` } }],
      },
    ]);
    expect(
      await open.api.ask(`{ customers(search: "CZ6508000000192000145399", first: 2) { nodes { id } } }`),
    ).toEqual({ customers: { nodes: [{ id: `cus_${owner}` }] } });
  });

  test('is opened once by many who bring it at once', async () => {
    const owner = await open.customer();
    const at = Array.from({ length: 5 }, (_, index) =>
      open.opening(owner, { externalId: 'at once', balance: String(index) }),
    );
    const answers = await Promise.all(at);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(answers.map(({ shown }) => shown?.id)).size).toBe(1);
  });

  test.each(['product', 'currency', 'owner'])('must have its %s', async (field) => {
    const owner = await open.customer();
    const before = await open.everything();
    expect((await open.opening(owner, { [field]: null })).userErrors).toMatchObject([
      { code: 'INVALID', field },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test.each([
    ['INVALID', 'externalId', { externalId: null }],
    ['INVALID', 'externalId', { externalId: ' ' }],
    ['INVALID', 'number', { number: '-- --' }],
    ['INVALID', 'number', { number: '1'.repeat(65) }],
    ['INVALID', 'currency', { currency: 'ZZZ' }],
    ['INVALID', 'status', { status: 'CLOSED' }],
    ['INVALID', 'creditLimit', { creditLimit: '-1' }],
    ['INVALID', 'overdue', { overdue: '-0.0001' }],
    ['INVALID', 'openedAt', { openedAt: later(1) }],
    ['INVALID', 'openedAt', { openedAt: '1799-12-31T00:00:00Z' }],
    ['NOT_FOUND', 'product', { product: 'nothing' }],
    ['NOT_FOUND', 'product', { product: 'účet' }],
    ['NOT_FOUND', 'owner', { owner: `cus_${newId()}` }],
    ['NOT_FOUND', 'source', { source: 'unknown' }],
  ])('is refused as %s for such a %s', async (code, field, said) => {
    const owner = await open.customer();
    const before = await open.everything();
    expect((await open.opening(owner, said)).userErrors).toMatchObject([{ code, field }]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('an account that is known', () => {
  test('keeps what is left out, takes back what is null, and stays as it is when the same is said', async () => {
    const owner = await open.customer();
    const { shown } = await open.opening(owner, {
      externalId: 'A-1',
      number: '123-456',
      balance: '10',
      overdue: '5',
    });
    const said = { externalId: 'A-1', overdue: null, product: 'savings', status: 'BLOCKED' };
    expect((await open.upsert(said)).shown).toMatchObject({
      ...{ id: shown?.id, version: 2, status: 'BLOCKED', overdue: null, product: { code: 'savings' } },
      ...{ balance: { amount: '10.0000' }, maskedNumber: '••••456' },
    });
    const before = await open.rows('accounts');
    expect((await open.upsert({ ...said, balance: '10.00', owner: `cus_${owner}` })).shown).toMatchObject({
      version: 2,
    });
    expect(await open.rows('accounts')).toEqual(before);
  });

  test('is known by its number too, in whatever notation', async () => {
    const owner = await open.customer();
    const { shown } = await open.opening(owner, { externalId: null, number: '99-1234 5678' });
    const { id } = shown ?? {};
    expect((await open.upsert({ number: '9912345678', balance: '7' })).shown).toMatchObject({
      id,
      version: 2,
    });
    const other = await open.opening(owner, { externalId: 'B-2', number: '9912345678' });
    expect(other.shown?.id).not.toBe(id);
    expect((await open.upsert({ number: '99 12345678', balance: '8' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'number' },
    ]);
    expect(
      (await open.upsert({ source: 'core', number: '9912345678', balance: '8' })).userErrors,
    ).toMatchObject([{ code: 'INVALID', field: 'product' }]);
  });

  test('keeps its currency, and its owner but for setAccountHolder', async () => {
    const owner = await open.customer();
    await open.opening(owner, { externalId: 'C-1' });
    expect((await open.upsert({ externalId: 'C-1', currency: 'EUR' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'currency' },
    ]);
    expect(
      (await open.upsert({ externalId: 'C-1', owner: `cus_${await open.customer()}` })).userErrors,
    ).toMatchObject([{ code: 'INVALID', field: 'owner' }]);
  });

  test('is not a partner’s where another source keeps it', async () => {
    const owner = await open.customer();
    await open.opening(owner, { source: 'core', externalId: 'D-1', number: '77 1' });
    const { shown } = await open.opening(owner, { externalId: 'D-2' });
    const core = (await open.rows('accounts')).find(({ external_id: key }) => key === 'D-1');
    open.viewer = partnerOf('crm');
    const before = await open.everything();
    expect((await open.upsert({ source: 'core', externalId: 'D-1', balance: '1' })).userErrors).toMatchObject(
      [{ code: 'NOT_FOUND', field: 'source' }],
    );
    const id = `acc_${String(core?.['id'])}`;
    expect((await open.close(id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await open.hold(id, owner, 'PROXY')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await open.everything()).toEqual(before);
    expect((await open.close(String(shown?.id))).userErrors).toEqual([]);
  });
});
