import { getNamedType, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import { referralCode } from '../../src/features/advocacy/domain/referral-code';
import { newId } from '../../src/kernel/id';
import { may, type Action } from '../../src/platform/authz/policy';
import type { Viewer } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import { actDetails, advocacyAct, advocacyAsk, advocacyStatus, surveyLoop } from '../support/advocates';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';
import { kindOf, leavesOf, withAt, type Path } from '../support/input-leaves';
import { least } from '../support/least-input';
import { seesEverything, viewerWith } from '../support/viewers';

/** Of what lies within or out of reach, by what its global ids begin with. */
type Things = Readonly<Record<string, string>>;

const OF_THE_BANK = ['agt', 'prd', 'rea', 'que', 'key', 'srv'];
/** What something hidden is known by, and what nothing is. */
interface Key {
  readonly there: string;
  readonly nowhere: string;
}
const KEY: Key = { there: 'hidden', nowhere: newId() };
const codeOf = (byte: number): string => referralCode(Buffer.alloc(16, byte));
/** Fields that hold a key which is not an id. */
const KEYS: Readonly<Record<string, Key>> = {
  ...{ externalId: KEY, submissionId: KEY, number: { there: 'CZ99 0000 0001', nowhere: newId() } },
  'AdvanceReferralInput.code': { there: codeOf(1), nowhere: codeOf(2) },
};

/** A place of an input where something may be named. */
interface Place {
  readonly path: Path;
  /** What its id is of. */
  readonly kind?: string;
  readonly key?: Key;
}

function placesIn(input: GraphQLInputObjectType): Place[] {
  return leavesOf(input).flatMap(({ path, name, type, ...leaf }): Place[] => {
    const key = KEYS[`${leaf.input}.${name}`] ?? KEYS[name];
    if (key) return [{ path, key }];
    return type.name === 'ID' ? [{ path, kind: kindOf(leaf.input, name) }] : [];
  });
}

const MUTATIONS = Object.values(createSchema().getMutationType()?.getFields() ?? {}).flatMap(
  ({ name, args, extensions }) => {
    const type = getNamedType(args[0]?.type);
    if (!isInputObjectType(type)) throw new Error(`${name} has no input.`);
    return placesIn(type)
      .filter(({ kind }) => kind === undefined || !OF_THE_BANK.includes(kind))
      .map((place) => ({
        ...{ name, type, place, places: placesIn(type), at: place.path.join('.') },
        action: extensions['action'] as Action,
        query: `mutation ($input: ${type.name}!) { ${name}(input: $input) { __typename userErrors { code field message } } }`,
      }));
  },
);

function none(name: string): never {
  throw new Error(`There is no ${name}.`);
}

const CALL = {
  ...{ channel: 'PHONE', direction: 'INBOUND', startedAt: minutesAgo(9), endedAt: minutesAgo(5) },
  ...{ outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
};
/** Of inputs whose least is refused before anything is looked up. */
const RIGHT: Readonly<Record<string, object>> = {
  logInteraction: CALL,
  recordAdvocacyAct: { kind: 'REFERENCE', at: minutesAgo(9) },
  recordSurveyAnswer: { answeredAt: minutesAgo(9) },
  makePromise: { dueAt: minutesAgo(-60) },
  planAdvocacy: { startsOn: '2026-01-01', endsOn: '2089-01-01' },
  updateCustomer: { language: 'cs' },
  upsertAccount: { source: 'crm', externalId: 'new', product: 'current', currency: 'CZK' },
  upsertCustomerProfile: { source: 'crm' },
  addContactPoint: { value: '602 345 678' },
  unmask: { reason: 'They asked what we know.' },
};

/** Some of those that name a customer. */
const WRITING = [
  ...['addContactPoint', 'makePromise', 'openCase', 'setConsent', 'setAccountHolder', 'recordAdvocacyAct'],
  ...['recordSurveyAnswer', 'createReferral', 'enrolVip'],
];

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
    for (const name of ['logInteraction', 'recordAdvocacyAct', 'recordSurveyAnswer']) {
      const { type, query } = MUTATIONS.find((mutation) => mutation.name === name) ?? none(name);
      const keys = 'submissionId' in type.getFields() ? 'submissionId' : 'externalId';
      const input = {
        ...(least(type) as object),
        ...RIGHT[name],
        customer: hidden['cus'],
        [keys]: KEY.there,
      };
      const written = await api.ask(query, {
        input: 'survey' in input ? { ...input, survey: hidden['srv'] } : input,
      });
      expect(written).toMatchObject({ [name]: { userErrors: [] } });
    }
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
    const answer = await bank.answer(id, 'NPS', 3);
    const loop = await surveyLoop(bank, { id: answer, customerId: id }, []);
    const [idea, referral] = [
      await advocacyAct(bank, id, { kind: 'IDEA' }),
      await advocacyAct(bank, id, { kind: 'REFERRAL' }),
    ];
    await actDetails(bank, 'ideas', idea, { state: 'RECEIVED' });
    await actDetails(bank, 'referrals', referral, { code: 'number' in account ? codeOf(1) : null });
    await advocacyStatus(bank, id);
    return {
      ...{ cus: `cus_${id}`, acc: `acc_${held}`, ctp: `ctp_${await bank.contactPoint(id, '601234567')}` },
      ...{ int: `int_${await bank.interaction(id)}`, cas: `cas_${await bank.case(id)}` },
      ...{ prm: `prm_${await bank.promise(id)}`, agt: `agt_${await bank.agent()}` },
      ...{ prd: `prd_${await bank.product()}`, rea: `rea_${await bank.reason('Card lost')}` },
      ...{ que: `que_${await bank.queue()}`, key: `key_${newId()}`, srv: `srv_${await bank.survey()}` },
      ...{ lop: `lop_${loop}`, inv: `inv_${await bank.invitation(id)}`, adv: `adv_${id}` },
      ask: `ask_${await advocacyAsk(bank, id)}`,
      ...{ 'act idea': `act_${idea}`, 'act referral': `act_${referral}` },
    };
  }

  /** The whole answer to an input that is right but for what is at the place. */
  async function answered(
    { name, type, places, place, query }: (typeof MUTATIONS)[number],
    value: string,
  ): Promise<string> {
    let input: unknown = { ...(least(type) as object), ...RIGHT[name] };
    // A number is looked for where no key is given.
    if (place.path[0] === 'number') input = { ...(input as object), externalId: null };
    for (const { path, kind } of places)
      if (kind !== undefined && path.length === 1 && String(path[0]) in (input as object))
        input = withAt(type, input, path, reached[kind]);
    // Whose it is can be said of a contact of nobody, and who came of a referral within reach.
    const beside = { identifyInteraction: ofNobody, advanceReferral: reached['act referral'] };
    if (name in beside && place.path[0] === 'customer')
      input = withAt(type, input, ['id'], Reflect.get(beside, name));
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
      const { kind = '', key } = mutation.place;
      viewer = asking;
      const there = await answered(mutation, key?.there ?? hidden[kind] ?? '');
      const nowhere = await answered(mutation, key?.nowhere ?? `${kind.slice(0, 3)}_${newId()}`);
      // Keys of a partner's source are their own: that one is taken is no news to them.
      const isTheirOwn = key !== undefined && asking.reach.partnerSource !== null;
      if (isTheirOwn && nowhere.includes('"userErrors":[]')) return;
      expect(there).toBe(nowhere);
      expect(there).toContain(key === undefined ? '"code":"NOT_FOUND"' : '"userErrors":');
    });
  });

  test('does it to what is within reach: the answers above are of reach', async () => {
    viewer = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });
    for (const name of WRITING) {
      const mutation = MUTATIONS.find(({ name: of, at }) => of === name && at === 'customer') ?? none(name);
      viewer = viewerWith('CARE_MANAGER', { segments: ['RETAIL'] });
      const answer = await answered(mutation, reached['cus'] ?? '');
      expect([name, answer]).toEqual([name, expect.stringContaining('"userErrors":[]')]);
    }
  });
});
