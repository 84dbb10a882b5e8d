import { anonymousViewer, ROLES } from '../../../src/platform/identity/viewer';
import { minutesAgo } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { partnerOf } from '../writing-api';
import { AGENT, InteractionApi, mutationOf, type Payload, type Verb } from './interaction-api';

let open: InteractionApi;
beforeAll(async () => {
  open = await InteractionApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** What each mutation is asked with so that it is done, of a contact that stands so that it can be. */
const RIGHT: Readonly<Record<Verb, () => Promise<Record<string, unknown>>>> = {
  start: async () => ({
    ...{ channel: 'PHONE', direction: 'INBOUND', customer: `cus_${await open.api.bank.customer()}` },
  }),
  answer: async () => ({ id: (await open.rings()).id, agent: `agt_${await open.api.bank.agent()}` }),
  handOff: async () => ({
    ...{ id: (await open.rings()).id, toQueue: `que_${await open.api.bank.queue()}` },
    ...{ cause: 'WRONG_PLACE', isWarm: false },
  }),
  end: async () => ({ id: (await open.rings()).id, settlement: 'NOT_SETTLED' }),
  identify: async () => ({
    ...{ id: (await open.rings({ customer: null })).id, customer: `cus_${await open.api.bank.customer()}` },
  }),
  addMessage: async () => ({
    ...{ interaction: (await open.rings({ channel: 'CHAT' })).id, direction: 'INBOUND', text: 'Hello.' },
  }),
  log: async () => ({
    ...{ customer: `cus_${await open.api.bank.customer()}`, channel: 'BRANCH', direction: 'INBOUND' },
    ...{ startedAt: minutesAgo(9), endedAt: minutesAgo(5), outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
  }),
};
const VERBS = Object.keys(RIGHT) as Verb[];

const objectOf = (payload: Payload | undefined) => payload?.interaction ?? payload?.message;

describe.each(VERBS)('%s', (verb) => {
  test('is for those who record contacts, and changes nothing for others', async () => {
    const input = await RIGHT[verb]();
    const [before, recorded] = [await open.everything(), open.recorded.length];
    const writers = ['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'];
    for (const role of ROLES.filter((name) => !writers.includes(name))) {
      open.viewer = viewerWith(role);
      expect([role, (await open.api.refusal(mutationOf(verb), { input })).code]).toEqual([role, 'FORBIDDEN']);
    }
    open.viewer = anonymousViewer;
    expect((await open.api.refusal(mutationOf(verb), { input })).code).toBe('UNAUTHENTICATED');
    open.viewer = { ...viewerWith('PARTNER'), scopes: ['READ', 'FIND', 'STATISTICS'] };
    expect((await open.api.refusal(mutationOf(verb), { input })).code).toBe('FORBIDDEN');
    expect([await open.everything(), open.recorded.length]).toEqual([before, recorded]);
    open.viewer = viewerWith('TEAM_LEAD');
    expect((await open.ask(verb, input)).userErrors).toEqual([]);
  });

  test('is of a customer within reach alone, and changes nothing of another’s', async () => {
    const input = await RIGHT[verb]();
    const before = await open.everything();
    for (const viewer of [viewerWith('AGENT', { segments: ['PRIVATE'] }), partnerOf('nobody')]) {
      open.viewer = viewer;
      expect((await open.ask(verb, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(await open.everything()).toEqual(before);
    if (verb === 'identify') return;
    open.viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
    expect((await open.ask(verb, input)).userErrors).toEqual([]);
  });

  test('asked again with the same key, also at once, is done once', async () => {
    const input = { ...(await RIGHT[verb]()), idempotencyKey: `${verb} once` };
    const all = await Promise.all(Array.from({ length: 4 }, () => open.ask(verb, input)));
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await open.ask(verb, input)).toEqual(all[0]);
    expect(all[0]?.userErrors).toEqual([]);
    const action = `interaction:${verb}`;
    const { id } = objectOf(all[0]) ?? { id: '' };
    expect(await open.rows('changes', `object = '${id}' AND action = '${action}'`)).toHaveLength(1);
    expect(await open.rows('outbox_messages', `object = '${id}' AND topic = '${action}'`)).toHaveLength(1);
  });

  test('is on record with whom it is about, and what it changed', async () => {
    const input = await RIGHT[verb]();
    const payload = await open.ask(verb, input);
    const { id } = objectOf(payload) ?? { id: '' };
    const about = [input['id'] ?? input['interaction'] ?? input['customer']];
    const identified = verb === 'identify' ? [input['customer']] : [];
    expect(open.recorded.at(-1)).toMatchObject({
      action: `interaction:${verb}`,
      subjects: [...about, ...identified, expect.stringMatching(/^chg_/)],
    });
    const isNew = verb === 'start' || verb === 'log' || verb === 'addMessage';
    const changes = await open.rows<Record<string, unknown>>(
      'changes',
      `object = '${id}' AND action = 'interaction:${verb}'`,
    );
    expect(changes).toMatchObject([{ subject_id: AGENT.subjectId }]);
    expect(changes[0]?.['before_digest'] === null).toBe(isNew);
  });
});

describe.each(VERBS.filter((verb) => !['start', 'log', 'addMessage'].includes(verb)))('%s', (verb) => {
  test('lets one of several at once through, by the version that they saw', async () => {
    const input = { ...(await RIGHT[verb]()), expectedVersion: 1 };
    const all = await Promise.all(Array.from({ length: 4 }, () => open.ask(verb, input)));
    const codes = all.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'DONE']);
    const before = await open.everything();
    expect((await open.ask(verb, input)).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'expectedVersion', currentVersion: 2 },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('starts from what the change before it left', async () => {
    const input = await RIGHT[verb]();
    await open.ask(verb, input);
    const changes = await open.rows<Record<string, string>>('changes', `object = '${String(input['id'])}'`);
    const made = changes.find(({ action }) => action === 'interaction:start');
    const moved = changes.find(({ action }) => action === `interaction:${verb}`);
    expect(moved?.['before_digest']).toBe(made?.['after_digest']);
    expect(moved?.['after_digest']).not.toBe(made?.['after_digest']);
  });
});

test('What was logged is, to the digest, what is identified later', async () => {
  const input = { ...(await RIGHT.log()), customer: null };
  const { id } = await open.done('log', { ...input, handOffs: [], sentiment: 3, isPublic: true, reach: 9 });
  await open.done('identify', { id, customer: `cus_${await open.api.bank.customer()}` });
  const [one, other] = await open.rows<Record<string, string>>('changes', `object = '${id}'`);
  expect([one?.['after_digest'], other?.['after_digest']]).toContain(
    one?.['before_digest'] ?? other?.['before_digest'],
  );
});
