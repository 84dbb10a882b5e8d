import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { newId } from '../../src/kernel/id';
import { may, type Action } from '../../src/platform/authz/policy';
import type { Viewer } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';
import { leastOf } from '../support/least-input';
import { seesEverything, viewerWith } from '../support/viewers';

/** Of what lies within or out of reach, by what its global ids begin with. */
type Things = Readonly<Record<string, string>>;

/** What an id in a field of an input is of; the bank's own (agents, queues …) is out of nobody's reach. */
const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  ...{ customer: 'cus', interaction: 'int', case: 'cas', 'UpsertAccountInput.owner': 'cus' },
  ...{ agent: 'agt', owner: 'agt', fromAgent: 'agt', toAgent: 'agt', product: 'prd', reason: 'rea' },
  ...{ queue: 'que', fromQueue: 'que', toQueue: 'que' },
};
/** What the `id` of an input is of, by the last word of its name. */
const KIND_OF_INPUT: Readonly<Record<string, string>> = {
  ...{ Account: 'acc', AccountHolder: 'acc', Case: 'cas', ContactPoint: 'ctp', Customer: 'cus' },
  ...{ Interaction: 'int', Promise: 'prm', Unmask: 'cus', ApiKey: 'key' },
};
const OF_THE_BANK = ['agt', 'prd', 'rea', 'que', 'key'];
/** Fields that hold a key of somebody else's system, and what the hidden thing is known by there. */
const KEYS: Readonly<Record<string, string>> = { externalId: 'hidden', number: 'CZ99 0000 0001' };

/** A place of an input where something may be named. */
interface Place {
  readonly path: readonly (string | number)[];
  /** What its id is of; null of a key. */
  readonly kind: string | null;
}

function kindOf(input: string, field: string): string {
  const words = input.replace(/Input$/, '').match(/[A-Z][a-z]+/g) ?? [];
  const names = [words.slice(-2).join(''), words.slice(-1).join('')];
  const own = names.map((name) => KIND_OF_INPUT[name]).find((kind) => kind !== undefined);
  const kind = field === 'id' ? own : (KIND_OF_FIELD[`${input}.${field}`] ?? KIND_OF_FIELD[field]);
  if (kind === undefined) throw new Error(`Say here what ${input}.${field} is an id of.`);
  return kind;
}

function placesIn(
  input: GraphQLInputObjectType,
  path: Place['path'] = [],
  within: readonly string[] = [],
): Place[] {
  if (within.includes(input.name)) return [];
  return Object.values(input.getFields()).flatMap(({ name, type }): Place[] => {
    const inner = getNullableType(type);
    const at = [...path, name, ...(isListType(inner) ? [0] : [])];
    const named = getNamedType(type);
    if (isInputObjectType(named)) return placesIn(named, at, [...within, input.name]);
    if (name in KEYS) return [{ path: at, kind: null }];
    return named.name === 'ID' ? [{ path: at, kind: kindOf(input.name, name) }] : [];
  });
}

/** The input with something at a place, and the least that must be around it. */
function withAt(
  type: GraphQLInputType,
  given: unknown,
  [step, ...rest]: Place['path'],
  value: unknown,
): unknown {
  if (step === undefined) return value;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const [first = leastOf(inner.ofType)] = (given as unknown[] | undefined) ?? [];
    return [withAt(inner.ofType, first, rest, value)];
  }
  if (!isInputObjectType(inner)) throw new Error(`Nothing is in ${String(type)}.`);
  const around = (given ?? leastOf(inner)) as Readonly<Record<string, unknown>>;
  const field = inner.getFields()[String(step)];
  return { ...around, [step]: field && withAt(field.type, around[step], rest, value) };
}

const MUTATIONS = Object.values(createSchema().getMutationType()?.getFields() ?? {}).flatMap(
  ({ name, args, extensions }) => {
    const type = getNamedType(args[0]?.type);
    if (!isInputObjectType(type)) throw new Error(`${name} has no input.`);
    return placesIn(type)
      .filter(({ kind }) => kind === null || !OF_THE_BANK.includes(kind))
      .map((place) => ({
        ...{ name, type, place, places: placesIn(type), at: place.path.join('.') },
        action: extensions['action'] as Action,
        query: `mutation ($input: ${type.name}!) { ${name}(input: $input) { __typename userErrors { code field message } } }`,
      }));
  },
);

const CALL = {
  ...{ channel: 'PHONE', direction: 'INBOUND', startedAt: minutesAgo(9), endedAt: minutesAgo(5) },
  ...{ outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
};
/** Of inputs whose least is refused before anything is looked up. */
const RIGHT: Readonly<Record<string, object>> = {
  logInteraction: { ...CALL, endedAt: minutesAgo(5) },
  makePromise: { dueAt: minutesAgo(-60) },
  updateCustomer: { language: 'cs' },
  upsertAccount: { source: 'crm', externalId: 'new', product: 'current', currency: 'CZK' },
  upsertCustomerProfile: { source: 'crm' },
  addContactPoint: { value: '602 345 678' },
  unmask: { reason: 'They asked what we know.' },
};

const NARROWED: readonly (readonly [string, Viewer])[] = [
  ['an agent of a segment', viewerWith('AGENT', { segments: ['RETAIL'] })],
  ['an agent who sees no colleagues', viewerWith('AGENT', { colleagues: false })],
  ['a care manager of a segment', viewerWith('CARE_MANAGER', { segments: ['RETAIL'] })],
  ['a care manager who sees no colleagues', viewerWith('CARE_MANAGER', { colleagues: false })],
  ['an auditor of a segment', viewerWith('AUDITOR', { segments: ['RETAIL'] })],
  ['a partner', viewerWith('PARTNER', { partnerSource: 'crm', colleagues: false })],
  ['another partner', viewerWith('PARTNER', { partnerSource: 'chat', colleagues: false })],
];

describe('whoever tries to do something', () => {
  let api: TestApi;
  let viewer: Viewer = seesEverything;
  let hidden: Things;
  let reached: Things;
  let ofNobody: string;
  beforeAll(async () => {
    api = await openApi({ identify: () => Promise.resolve(viewer) });
    const chat = await api.bank.source('chat');
    await api.bank.product('Current account', { code: 'current' });
    ofNobody = `int_${await api.bank.interaction(null)}`;
    reached = await things({ segment: 'RETAIL' }, {}, chat);
    hidden = await things(
      { segment: 'PRIVATE', isColleague: true },
      { externalId: 'hidden', number: 'CZ9900000001' },
    );
    await api.ask(
      `mutation ($input: LogInteractionInput!) { logInteraction(input: $input) { __typename } }`,
      { input: { ...CALL, customer: hidden['cus'], externalId: 'hidden' } },
    );
  });
  afterAll(() => api.close());

  /** A customer whom the test bank's source knows, and maybe another, with one thing of each kind. */
  async function things(customer: object, account: object, other?: string): Promise<Things> {
    const { bank } = api;
    const id = await bank.customer({ ...customer });
    await bank.sourceProfile(id, { externalId: 'externalId' in account ? 'hidden' : newId() });
    if (other !== undefined) await bank.sourceProfile(id, { sourceId: other });
    const held = await bank.account(await bank.product(), { ...account });
    await bank.holder(held, id);
    return {
      ...{ cus: `cus_${id}`, acc: `acc_${held}`, ctp: `ctp_${await bank.contactPoint(id, '601234567')}` },
      ...{ int: `int_${await bank.interaction(id)}`, cas: `cas_${await bank.case(id)}` },
      ...{ prm: `prm_${await bank.promise(id)}`, agt: `agt_${await bank.agent()}` },
      ...{ prd: `prd_${await bank.product()}`, rea: `rea_${await bank.reason('Card lost')}` },
      ...{ que: `que_${await bank.queue()}`, key: `key_${newId()}` },
    };
  }

  /** The whole answer to an input that is right but for what is at the place. */
  async function answered(
    { name, type, places, place, query }: (typeof MUTATIONS)[number],
    value: string,
  ): Promise<string> {
    let input: unknown = { ...(leastOf(type) as object), ...RIGHT[name] };
    // A number is looked for where no key is given.
    if (place.path[0] === 'number') input = { ...(input as object), externalId: null };
    for (const { path, kind } of places)
      if (kind !== null && path.length === 1 && String(path[0]) in (input as object))
        input = withAt(type, input, path, reached[kind]);
    // Whose it is can be said of a contact of nobody.
    if (name === 'identifyInteraction' && place.path[0] === 'customer')
      input = withAt(type, input, ['id'], ofNobody);
    input = withAt(type, input, place.path, value);
    const isForSomebody = 'customer' in type.getFields() && name !== 'identifyInteraction';
    if (isForSomebody && place.path[0] !== 'customer')
      input = withAt(type, input, ['customer'], reached['cus']);
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
    return JSON.stringify({ data, errors });
  }

  describe.each(NARROWED)('as %s', (who, reaching) => {
    const asking = { ...reaching, subjectId: `usr_${who}` };
    const theirs = MUTATIONS.filter(({ action }) => may(asking, action));

    test.each(theirs)('by $name learns of no $at that is there', async (mutation) => {
      const { kind, path } = mutation.place;
      viewer = asking;
      const key = KEYS[String(path.at(-1))] ?? '';
      const there = await answered(mutation, kind === null ? key : (hidden[kind] ?? ''));
      const nowhere = await answered(mutation, kind === null ? newId() : `${kind}_${newId()}`);
      // Keys of a partner's source are their own: that one is taken is no news to them.
      const isTheirOwn = kind === null && asking.reach.partnerSource !== null;
      if (isTheirOwn && nowhere.includes('"userErrors":[]')) return;
      expect(there).toBe(nowhere);
      expect(there).toContain(kind === null ? '"userErrors":' : '"code":"NOT_FOUND"');
    });
  });

  test('does it to what is within reach: the answers above are of reach', async () => {
    viewer = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });
    for (const name of ['addContactPoint', 'makePromise', 'openCase', 'setConsent', 'setAccountHolder']) {
      const mutation = MUTATIONS.find(({ name: of, at }) => of === name && at === 'customer');
      if (mutation === undefined) throw new Error(`There is no ${name}.`);
      viewer = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });
      const answer = await answered(mutation, reached['cus'] ?? '');
      expect([name, answer]).toEqual([name, expect.stringContaining('"userErrors":[]')]);
    }
  });
});
