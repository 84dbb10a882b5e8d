import { lookThroughData } from '../../../src/cli/check-data/data-faults';
import { upsertCases, type StoredCase } from '../../../src/features/cases/delivered-cases.effects';
import { newId } from '../../../src/kernel/id';
import { minutesAgo } from '../../support/bank';
import { later } from '../promises/promise-api';
import { CaseApi } from './case-api';

let cases: CaseApi;
beforeAll(async () => {
  cases = await CaseApi.start();
});
afterAll(() => cases.open.api.close());
beforeEach(() => {
  cases.open.reset();
});

/** All that a source speaks of. */
const EVERYTHING: readonly (keyof StoredCase)[] = [
  ...([
    'sourceProfileId',
    'customerId',
    'kind',
    'subject',
    'channel',
    'status',
    'priority',
    'ownerId',
  ] as const),
  ...([
    'reasonId',
    'productId',
    'rootCause',
    'redressAmount',
    'redressCurrency',
    'openedAt',
    'dueAt',
  ] as const),
  ...(['resolvedAt', 'closedAt', 'answeredInTime'] as const),
];

const OPEN: StoredCase = {
  ...{ sourceProfileId: null, customerId: null, kind: 'COMPLAINT', subject: 'Charged twice', channel: null },
  ...{ status: 'OPEN', priority: 'NORMAL', ownerId: null, reasonId: null, productId: null, rootCause: null },
  ...{ redressAmount: null, redressCurrency: null, openedAt: minutesAgo(60), dueAt: null, resolvedAt: null },
  ...{ closedAt: null, answeredInTime: null, saidBySource: null },
};

/** A case of a customer, and how its source delivers it. */
async function delivered(said = EVERYTHING) {
  const { bank, database } = cases.open.api;
  const key = newId();
  const customerId = await bank.customer();
  const sourceId = await bank.source(`desk-${key}`);
  const deliver = async (more: Partial<StoredCase> = {}) => {
    const rows = [{ externalId: key, row: { ...OPEN, customerId, ...more } }];
    const [result] = await database.db.transaction((tx) =>
      upsertCases(tx, { sourceId, rows, said, now: cases.open.now, isRepeat: () => false }),
    );
    return result?.outcome;
  };
  expect(await deliver()).toBe('inserted');
  const [row] = (await cases.open.rows<{ id: string; external_id: string }>('cases')).filter(
    ({ external_id: of }) => of === key,
  );
  const id = `cas_${row?.id ?? ''}`;
  const seen = async () => {
    const { node } = await cases.open.api.ask<{ node: Record<string, unknown> }>(
      `{ node(id: "${id}") { ... on Case { status resolvedAt toldAt rootCause redress { amount currency } subject version owner { id } } } }`,
    );
    return node;
  };
  const changes = async () => {
    const rows = await cases.open.rows<{ object: string; action: string; subject_id: string }>('changes');
    return rows.filter(({ object }) => object === id);
  };
  return { id, deliver, seen, changes };
}

async function faults(): Promise<string[]> {
  const broken: string[] = [];
  for await (const { says, count } of lookThroughData(cases.open.api.database.db))
    if (count > 0) broken.push(says);
  return broken;
}

describe('a case that a source delivers and people have moved', () => {
  test('stays as they left it, however often the source repeats itself', async () => {
    const { id, deliver, seen, changes } = await delivered();
    const owner = `agt_${await cases.open.api.bank.agent()}`;
    cases.open.now = later(60);
    const redress = { amount: '12.5', currency: 'CZK' };
    const told = { toldAt: later(30), toldHow: 'PHONE' };
    await cases.ask('assign', { id, owner });
    await cases.ask('resolve', { id, rootCause: 'Night batch', redress, ...told });
    const settled = await seen();
    cases.open.now = later(90);
    expect(await deliver()).toBe('unchanged');
    expect(await seen()).toEqual(settled);
    // What nobody moved here is the source's to say, and takes nothing of the rest back.
    expect(await deliver({ subject: 'Charged three times' })).toBe('updated');
    expect(await seen()).toEqual({ ...settled, subject: 'Charged three times', version: 4 });
    expect(await deliver({ subject: 'Charged three times' })).toBe('unchanged');
    expect((await changes()).map(({ action }) => action).sort()).toEqual([
      'case:assign',
      'case:deliver',
      'case:resolve',
    ]);
    await cases.ask('reopen', { id });
    expect(await deliver({ subject: 'Charged three times' })).toBe('unchanged');
    expect(await seen()).toMatchObject({ status: 'OPEN', version: 5 });
    expect(await faults()).toEqual([]);
  });

  test('becomes what the source says anew, field by field, on record as every change', async () => {
    const { id, deliver, seen, changes } = await delivered();
    cases.open.now = later(60);
    await cases.ask('resolve', { id, rootCause: 'Night batch' });
    cases.open.now = later(90);
    const redress = { redressAmount: '7', redressCurrency: 'EUR' };
    expect(await deliver({ status: 'WAITING', ...redress })).toBe('updated');
    expect(await seen()).toMatchObject({
      ...{ status: 'WAITING', resolvedAt: null, rootCause: 'Night batch', version: 3 },
      redress: { amount: '7.0000', currency: 'EUR' },
    });
    expect(await deliver({ status: 'WAITING', ...redress })).toBe('unchanged');
    const found = await changes();
    expect(found.map(({ action, subject_id: who }) => [action, who])).toEqual(
      expect.arrayContaining([['case:deliver', 'import']]),
    );
    expect(found).toHaveLength(2);
    expect(await cases.open.rows<{ object: string; topic: string }>('outbox_messages')).toEqual(
      expect.arrayContaining([expect.objectContaining({ object: id, topic: 'case:deliver' })]),
    );
    expect(await faults()).toEqual([]);
  });

  test('is on record so that each change builds on the one before', async () => {
    const { id, deliver, changes } = await delivered();
    cases.open.now = later(60);
    await cases.ask('resolve', { id, redress: { amount: '5', currency: 'CZK' } });
    cases.open.now = later(90);
    await deliver({ ownerId: await cases.open.api.bank.agent(), rootCause: '1.50' });
    cases.open.now = later(120);
    await cases.ask('close', { id });
    const rows = (await changes()) as unknown as { at: Date; before_digest: string; after_digest: string }[];
    const [first, second, third] = rows.sort((one, other) => one.at.getTime() - other.at.getTime());
    expect([second?.before_digest, third?.before_digest]).toEqual([
      first?.after_digest,
      second?.after_digest,
    ]);
  });

  test('says when it was settled, whatever the source does not speak of', async () => {
    const { id, deliver, seen } = await delivered(['customerId', 'status']);
    cases.open.now = later(60);
    await cases.ask('resolve', { id, toldAt: later(50), toldHow: 'PHONE' });
    expect(await deliver()).toBe('unchanged');
    expect(await seen()).toMatchObject({ status: 'RESOLVED', resolvedAt: later(60).toISOString() });
    cases.open.now = later(90);
    await deliver({ status: 'WAITING' });
    expect(await seen()).toMatchObject({ status: 'WAITING', resolvedAt: null, toldAt: null });
    await deliver({ status: 'RESOLVED' });
    expect(await seen()).toMatchObject({ status: 'RESOLVED', resolvedAt: later(90).toISOString() });
    await deliver({ status: 'CLOSED' });
    expect(await seen()).toMatchObject({ status: 'CLOSED', resolvedAt: later(90).toISOString() });
    expect(await faults()).toEqual([]);
  });
});

test('a case that nobody has moved is what its source says, and its source is not told of', async () => {
  const { deliver, seen, changes } = await delivered();
  expect(await deliver({ status: 'WAITING', rootCause: 'Hoax' })).toBe('updated');
  expect(await seen()).toMatchObject({ status: 'WAITING', rootCause: 'Hoax', version: 2 });
  expect(await changes()).toEqual([]);
});
