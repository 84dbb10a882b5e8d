import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputObjectType,
} from 'graphql';
import { may, type Action } from '../../src/platform/authz/policy';
import { anonymousViewer, ROLES, type Viewer } from '../../src/platform/identity/viewer';
import { newId } from '../../src/kernel/id';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';
import { kindOf, leavesOf, withAt, type Leaf } from '../support/input-leaves';
import { least } from '../support/least-input';
import { viewerWith } from '../support/viewers';
import { makeThings, type Things } from './things-to-refuse';

/** Every code by which a mutation may refuse is given by it here, or can never be: the schema tells clients of no others. */

const schema = createSchema();

interface Refusing {
  readonly name: string;
  readonly input: GraphQLInputObjectType;
  readonly action: Action;
  /** The enum of its codes. */
  readonly type: string;
  readonly codes: readonly string[];
  readonly query: string;
  /** What its input may name. */
  readonly kinds: ReadonlySet<string>;
}

function kindsIn(input: GraphQLInputObjectType): Set<string> {
  const ids = leavesOf(input).filter(({ type }) => type.name === 'ID');
  const kinds = ids.map((leaf) => kindOf(leaf.input, leaf.name));
  return new Set([...kinds, ...('token' in input.getFields() ? ['token'] : [])]);
}

function codesOf(payload: unknown): Pick<Refusing, 'type' | 'codes'> {
  const of = (type: unknown, field: string) =>
    isObjectType(type) ? getNamedType(type.getFields()[field]?.type) : undefined;
  const code = of(of(payload, 'userErrors'), 'code');
  if (!isEnumType(code)) throw new Error('It refuses without a code.');
  return { type: code.name, codes: code.getValues().map(({ name }) => name) };
}

const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {}).map(
  ({ name, args, type, extensions }): Refusing => {
    const input = getNamedType(args[0]?.type);
    if (!isInputObjectType(input)) throw new Error(`${name} has no input.`);
    return {
      kinds: kindsIn(input),
      ...{ name, input, action: extensions['action'] as Action, ...codesOf(getNamedType(type)) },
      query: `mutation ($input: ${input.name}!) { ${name}(input: $input) { __typename userErrors { code field message } } }`,
    };
  },
);

/** Codes of the type of errors that some of its mutations cannot give: what they make is new, or they take nothing that may be wrong. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  INVALID: [
    ...['assignCase', 'pauseCase', 'resumeCase', 'reopenCase', 'closeCase', 'breakPromise', 'releasePromise'],
    ...['verifyContactPoint', 'endContactPoint', 'requestReview', 'requestReferral', 'revokeApiKey'],
    'requestReference',
    'assignLoop',
  ],
  NOT_FOUND: ['createApiKey'],
  ILLEGAL_MOVE: [
    ...['upsertAccount', 'recordAdvocacyAct', 'createReferral', 'openCase', 'addContactPoint', 'makePromise'],
    ...['startInteraction', 'logInteraction', 'identifyInteraction'],
  ],
  NOT_LIVE: ['createApiKey', 'revokeApiKey'],
  TWO_LIVE_KEYS: ['revokeApiKey'],
  UNKNOWN_SOURCE: ['rotateApiKey', 'revokeApiKey'],
};

/** Values of which some are refused wherever they stand. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', ' ', 'x'.repeat(6_000)],
  DateTime: ['2090-01-01T00:00:00Z', '1700-01-01T00:00:00Z'],
  Date: ['2090-01-01', '1700-01-01'],
  Int: [-1, 0, 1_000_000],
  Decimal: ['-1.00', '99999999999999.00'],
  Duration: ['PT0S', 'P90Y'],
};

/** What the least is to have besides, so that it is done, or refused for what it is about; ids that are to be given are filled in. */
const RIGHT: Readonly<Record<string, object>> = {
  logInteraction: {
    ...{ channel: 'PHONE', direction: 'INBOUND', startedAt: minutesAgo(9), endedAt: minutesAgo(5) },
    ...{ outcome: 'ANSWERED', settlement: 'SETTLED_NOW' },
  },
  answerInteraction: { agent: '' },
  handOffInteraction: { toQueue: '' },
  endInteraction: { settlement: 'NOT_SETTLED' },
  recordAdvocacyAct: { kind: 'REFERENCE' },
  nominateAdvocate: { owner: '' },
  planAdvocacy: { startsOn: '2026-01-01', endsOn: '2089-01-01' },
  recordSurveyAnswer: { answeredAt: minutesAgo(9) },
  assignAdvocateOwner: { owner: '' },
  defineSurvey: {
    code: 'asked',
    scale: { min: 0, max: 10 },
    questions: [{ language: 'en', text: 'How was it?' }],
  },
  defineCalendar: { code: 'nights', week: [{ weekday: 'MONDAY', hours: ['09:00-17:00'] }] },
  makePromise: { dueAt: minutesAgo(-60) },
  updateCustomer: { language: 'cs' },
  upsertAccount: {
    ...{ source: 'crm', externalId: 'new', product: 'current', currency: 'CZK', owner: '' },
  },
  upsertCustomerProfile: { source: 'crm', familyName: 'Nová' },
  addContactPoint: { value: '602 345 678' },
  unmask: { reason: 'They asked what we know.' },
  createApiKey: { source: 'crm' },
};
const AHEAD = '9999-01-01T00:00:00Z';
/** What is refused for two things at once. */
const BESIDES: Readonly<Record<string, (things: ReadonlyMap<string, Things>) => object>> = {
  defineSurvey: () => ({ code: 'unknown', expectedVersion: 1 }),
  defineCalendar: () => ({ code: 'unknown', expectedVersion: 1 }),
  agreeCauseOfLoop: (things) => ({ id: things.get('lop')?.others[1], at: AHEAD }),
  fixCauseOfLoop: (things) => ({ id: things.get('lop')?.others[2], at: AHEAD }),
  closeLoop: (things) => ({ id: things.get('lop')?.others[3], at: AHEAD }),
  inviteToSurvey: (things) => ({ customer: things.get('cus')?.others[1], loop: things.get('lop')?.right }),
};
/** What is refused when it is done so often. */
const OFTEN: Readonly<Record<string, number>> = { unmask: 20 };

describe('a mutation refuses for every reason that it names, and for no other:', () => {
  let api: TestApi;
  let viewer: Viewer = anonymousViewer;
  let things: ReadonlyMap<string, Things>;
  /** Codes of each enum that were given. */
  const given = new Set<string>();
  beforeAll(async () => {
    api = await openApi({ identify: () => Promise.resolve(viewer) });
    await api.bank.product('Current account', { code: 'current' });
  });
  afterAll(() => api.close());

  function rightInput({ name, input }: Refusing): object {
    const ids = leavesOf(input).filter(({ path, type }) => path.length === 1 && type.name === 'ID');
    const first = {
      ...(least(input) as object),
      ...RIGHT[name],
      ...('token' in input.getFields() && { token: things.get('token')?.right }),
    };
    return ids.reduce<object>(
      (given, { path, ...leaf }) =>
        leaf.name in given || (leaf.name === 'id' && leaf.input === 'AdvanceReferralInput')
          ? (withAt(input, given, path, things.get(kindOf(leaf.input, leaf.name))?.right) as object)
          : given,
      first,
    );
  }

  function valuesOf({ input, name, type }: Leaf): readonly unknown[] {
    if (name === 'idempotencyKey') return [];
    if (name === 'expectedVersion') return [99];
    if (isEnumType(type)) return type.getValues().map((value) => value.name);
    if (type.name !== 'ID') return VALUES[type.name] ?? [];
    const kind = kindOf(input, name);
    return [null, `${kind.slice(0, 3)}_${newId()}`, ...(things.get(kind)?.others ?? [])];
  }

  /** Why it is not done; null when it is, or is no input. */
  async function refusalOf({ name, query, kinds }: Refusing, input: unknown): Promise<string | null> {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as {
      data?: Record<string, { userErrors: readonly { code: string }[] } | null> | null;
    };
    const errors = data?.[name]?.userErrors;
    if (errors?.length === 0) things = await makeThings(api.bank, kinds);
    return errors?.[0]?.code ?? null;
  }

  test.each(MUTATIONS)('$name', async (mutation) => {
    const role = ROLES.find((one) => one !== 'PARTNER' && may(viewerWith(one), mutation.action));
    viewer = viewerWith(role ?? 'CARE_MANAGER');
    things = await makeThings(api.bank, mutation.kinds);
    const said = new Set<string | null>();
    const right = rightInput(mutation);
    // What was done cannot always be done again.
    for (let time = 0; time < 2; time += 1) said.add(await refusalOf(mutation, right));
    for (const leaf of leavesOf(mutation.input))
      for (const value of valuesOf(leaf))
        said.add(await refusalOf(mutation, withAt(mutation.input, rightInput(mutation), leaf.path, value)));
    said.add(await refusalOf(mutation, { ...rightInput(mutation), ...BESIDES[mutation.name]?.(things) }));
    for (let time = 0; time < (OFTEN[mutation.name] ?? 0); time += 1)
      said.add(await refusalOf(mutation, rightInput(mutation)));
    const hasVersion = 'expectedVersion' in mutation.input.getFields();
    const expected = mutation.codes.filter(
      (code) => !NEVER[code]?.includes(mutation.name) && (code !== 'CONFLICT' || hasVersion),
    );
    expect([...said].filter((code) => code !== null).sort()).toEqual(expected.sort());
    for (const code of expected) given.add(`${mutation.type} ${code}`);
  });

  test('and none of their codes is given by none', () => {
    const all = MUTATIONS.flatMap(({ type, codes }) => codes.map((code) => `${type} ${code}`));
    expect([...given].sort()).toEqual([...new Set(all)].sort());
  });
});
