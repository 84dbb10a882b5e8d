import { surveyLoop } from '../../support/advocates';
import { sealingKey, type AuditRecord } from '../../../src/platform/audit/audit-record';
import { listChains, recordsOfChain } from '../../../src/platform/audit/audit.repository';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { seesEverything, viewerWith } from '../../support/viewers';

describe('who reads the data of a customer', () => {
  let database: TestDatabase;
  let trail: ChainedAuditTrail;
  let api: TestApi;
  beforeEach(async () => {
    database = await freshDatabase();
    const means = {
      db: database.db,
      key: sealingKey(Buffer.alloc(32)),
      log: createLog('silent'),
      clock: () => NOW,
    };
    trail = await openChainedAudit(means);
    api = await openApi((own) => ({
      db: own.db,
      audit: trail,
      identify: ({ headers }) =>
        Promise.resolve(headers['x-who'] === 'auditor' ? viewerWith('AUDITOR') : seesEverything),
    }));
  });
  afterEach(async () => {
    await api.close();
    await database.drop();
  });

  const reads = async (): Promise<Partial<AuditRecord>[]> => {
    await trail.close();
    const [chain = ''] = await listChains(database.db);
    const records = await recordsOfChain(database.db, chain, -1, 100);
    return records.filter(({ action }) => action === 'customer:read');
  };

  test('is recorded with their role, their reason, and whose data it was', async () => {
    const customers = [await api.bank.customer(), await api.bank.customer()];
    await api.bank.interaction(customers[0] ?? null);
    await api.ask(
      'query Desk { customers(first: 10) { nodes { displayName interactions(first: 5) { nodes { channel } } } } }',
      {},
      { 'x-reason': 'the customer calls' },
    );
    const [read, ...more] = await reads();
    expect(more).toEqual([]);
    expect(read).toMatchObject({
      subjectId: 'usr_CARE_MANAGER',
      roles: 'CARE_MANAGER',
      operation: 'Desk',
      reason: 'the customer calls',
    });
    expect(read?.subjects?.split(',').sort()).toEqual(customers.map((id) => `cus_${id}`).sort());
  });

  test('is recorded only of whom the page shows, not of who would come next', async () => {
    for (let index = 0; index < 3; index += 1) await api.bank.customer();
    await api.ask('{ customers(first: 1) { nodes { id } pageInfo { hasNextPage } } }');
    expect((await reads())[0]?.subjects?.split(',')).toHaveLength(1);
  });

  test.each([
    ['their contacts', '{ interactions(first: 5) { nodes { channel } } }'],
    ['their cases', '{ cases(first: 5) { nodes { subject } } }'],
    ['their promises', '{ promises(first: 5) { nodes { text } } }'],
    ['their answers', '{ surveyAnswers(first: 5) { nodes { score } } }'],
    ['what is seen to', '{ surveyLoops(first: 5) { nodes { openedAt } } }'],
    ['their standing', '{ advocates(first: 5) { nodes { score } } }'],
  ])('is recorded also where only %s are asked for', async (_, query) => {
    const customer = await api.bank.customer();
    await api.bank.interaction(customer);
    await api.bank.case(customer);
    await api.bank.promise(customer);
    const id = await api.bank.answer(customer, 'NPS', 9);
    await surveyLoop(api.bank, { id, customerId: customer }, []);
    await api.bank.insert('advocacy_statuses', {
      customerId: customer,
      stage: 'PROMOTER',
      score: 60,
      isVip: false,
      since: NOW,
    });
    await api.ask(query);
    expect((await reads()).map(({ subjects }) => subjects)).toEqual([`cus_${customer}`]);
  });

  test('is recorded by the account where an account is asked for by itself', async () => {
    const account = await api.bank.account(await api.bank.product());
    await api.ask('{ accounts(first: 5) { nodes { balance { amount } } } }');
    expect((await reads()).map(({ subjects }) => subjects)).toEqual([`acc_${account}`]);
  });

  test.each([
    [
      'a count of none',
      '{ customers(filter: { displayName: { eq: "Nobody" } }, first: 1) { totalCount { value } } }',
    ],
    ['a figure under a filter', '{ interactionStats(filter: { channel: { eq: BRANCH } }) { count } }'],
    ['nobody', '{ customersByContact(value: "+420601000000", first: 1) { nodes { id } } }'],
  ])('is recorded without subjects where a question by personal data shows %s', async (_, query) => {
    await api.bank.customer();
    await api.ask(query);
    expect(await reads()).toMatchObject([{ subjects: '', subjectId: 'usr_CARE_MANAGER' }]);
  });

  test.each([
    'caseStats(filter: { customer: { eq: $id } }) { count }',
    'interactionStats(filter: { or: [{ customer: { in: [$id] } }] }) { count }',
    'scores(metric: NPS, filter: { not: { customer: { notIn: [$id] } } }) { n }',
    'cases(first: 5, filter: { customer: { eq: $id } }) { nodes { id } }',
    'promises(first: 5, filter: { customer: { eq: $id } }) { totalCount { value } }',
  ])('is recorded of whom it is asked, where there is nothing of them: %s', async (question) => {
    const customer = `cus_${await api.bank.customer()}`;
    await api.ask(`query ($id: ID!) { ${question} }`, { id: customer });
    expect(await reads()).toMatchObject([{ subjects: customer }]);
  });

  test('is not recorded where nobody’s data was read', async () => {
    await api.ask('{ viewer { name } customers(first: 1) { nodes { id } } interactionStats { count } }');
    expect(await reads()).toEqual([]);
  });

  test('is on record before they are shown unmasked; what cannot be kept is not unmasked', async () => {
    const customer = `cus_${await api.bank.customer()}`;
    const reason = 'A complaint says that we read it wrongly.';
    const unmask = () =>
      api.ask<{ unmask: { customer: object } }>(
        `mutation Lift { unmask(input: { id: "${customer}", reason: "${reason}" }) { customer { displayName } } }`,
        {},
        { 'x-who': 'auditor' },
      );
    await database.db.execute('test.away', 'RENAME TABLE audit_events TO audit_events_away');
    await expect(unmask()).rejects.toThrow('INTERNAL_SERVER_ERROR');
    expect(await api.database.db.query('test.rows', 'SELECT id FROM unmaskings')).toEqual([]);
    await database.db.execute('test.back', 'RENAME TABLE audit_events_away TO audit_events');
    expect((await unmask()).unmask.customer).toEqual({ displayName: 'Jana Nováková' });
    await trail.close();
    const [chain = ''] = await listChains(database.db);
    const kept = (await recordsOfChain(database.db, chain, 0, 100)).filter(
      ({ subjectId }) => subjectId === 'usr_AUDITOR',
    );
    const of = (action: string, told: object) => ({ action, roles: 'AUDITOR', subjects: customer, ...told });
    // What was tried in vain waited in its place: it is told too.
    expect(kept).toMatchObject([
      of('customer:unmask', { reason }),
      of('customer:read', { operation: 'Lift', reason: null }),
      of('customer:unmask', { reason }),
      of('customer:read', { operation: 'Lift', reason: null }),
      of('customer:readUnmasked', { operation: 'Lift', reason: null }),
    ]);
  });

  test('is refused while the trail cannot take any more', async () => {
    const full = { ...trail, record: () => Promise.resolve(), note: () => undefined, canKeep: () => false };
    const buckets = createMemoryBucketStore(USUAL_LIMITS.bucket);
    const refusals = createMemoryBucketStore({ size: 1, refillPerSecond: 1e-9 });
    const poured = jest.spyOn(buckets, 'pour');
    const other = await openApi({ audit: full, buckets, refusals });
    // Nothing of it is the fault of whoever asks, and counts as refused; so nothing is read either, not even what is no document.
    for (const query of ['{ customers(first: 1) { nodes { id } } }', '{ customers', '{ moonRose }']) {
      const response = await fetch(`${other.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      expect([response.status, await response.json()]).toMatchObject([
        503,
        {
          errors: [
            {
              message: 'The audit trail cannot be written at the moment. Try again in a few seconds.',
              extensions: { code: 'UNAVAILABLE' },
            },
          ],
        },
      ]);
    }
    expect(other.statements.filter((name) => name.startsWith('customer'))).toEqual([]);
    expect(poured).not.toHaveBeenCalled();
    await other.close();
  });
});

describe('the audit trail in the graph', () => {
  test('is an auditor’s to read, who is recorded too; nobody else’s', async () => {
    let who = viewerWith('AUDITOR');
    const api = await openApi(({ db }) => ({
      db,
      audit: {
        record: (event) => trail.record(event),
        note: (event) => {
          trail.note(event);
        },
        canKeep: () => true,
      },
      identify: () => Promise.resolve(who),
    }));
    const { db } = api.database;
    const trail = await openChainedAudit({
      db,
      key: sealingKey(Buffer.alloc(32)),
      log: createLog('silent'),
      clock: () => NOW,
    });
    const subjects = ['cus_0000000000000001', 'cus_0000000000000002'];
    const at = NOW;
    await trail.record({
      viewer: seesEverything,
      action: 'customer:unmask',
      at,
      reason: 'asked to call',
      subjects,
    });
    const EVENTS =
      'query ($filter: AuditEventFilter) { auditEvents(filter: $filter, first: 10) { nodes { at action by roles operation reason subjects } totalCount { value } } }';
    const ofSubject = { filter: { subject: 'cus_0000000000000002', at: { gte: '2026-01-01T00:00:00Z' } } };
    const { auditEvents } = await api.ask<{ auditEvents: { nodes: object[]; totalCount: object } }>(
      EVENTS,
      ofSubject,
    );
    expect(auditEvents.nodes).toContainEqual({
      at: NOW.toISOString(),
      action: 'customer:unmask',
      by: 'usr_CARE_MANAGER',
      roles: ['CARE_MANAGER'],
      operation: null,
      reason: 'asked to call',
      subjects,
    });
    expect(await api.ask(EVENTS, { filter: { action: 'audit:read', by: 'usr_AUDITOR' } })).toMatchObject({
      auditEvents: { totalCount: { value: 2 } },
    });
    const first = await api.ask<{ auditEvents: { nodes: { id: string }[] } }>(
      '{ auditEvents(first: 1) { nodes { id } } }',
    );
    const node = `{ node(id: "${first.auditEvents.nodes[0]?.id ?? ''}") { id } }`;
    expect(await api.ask(node)).toEqual({ node: { id: expect.stringMatching(/^aud_/) as string } });
    const { id } = first.auditEvents.nodes[0] ?? { id: '' };
    expect(await api.ask(EVENTS, { filter: { action: 'audit:read', subject: id } })).toMatchObject({
      auditEvents: { nodes: [{ by: 'usr_AUDITOR', subjects: [id] }, { subjects: [id] }] },
    });
    for (const subject of ['é', 'cus_a,cus_b', 'é_0000000000000001'])
      expect(await api.refusal(EVENTS, { filter: { subject } })).toMatchObject({ code: 'BAD_USER_INPUT' });
    who = viewerWith('CARE_MANAGER');
    expect(await api.ask(node)).toEqual({ node: null });
    who = viewerWith('ADMINISTRATOR');
    expect((await api.refusal(EVENTS)).code).toBe('FORBIDDEN');
    await api.close();
  });
});
