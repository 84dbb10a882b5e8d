import type { Id } from '../../../src/kernel/id';
import type { Reach } from '../../../src/platform/identity/viewer';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { advocacyStatus, surveyLoop } from '../../support/advocates';
import type * as FewCustomers from '../../../src/platform/authz/few-customers';
import { EVERYBODY, viewerWith } from '../../support/viewers';
import { forgetful } from '../../support/without-scope';

/** Owners of facts: one customer of each sort, whom the reaches below tell apart. */
const OWNERS = {
  retail: { segment: 'RETAIL', businessUnit: 'cz' },
  private: { segment: 'PRIVATE', businessUnit: 'de' },
  teamed: { segment: 'SME', businessUnit: 'cz' },
  colleague: { segment: 'RETAIL', businessUnit: 'cz', isColleague: true },
  unplaced: { segment: null, businessUnit: null },
  /** Merged into `private`: known by what the survivor is, whatever their own row still says. */
  merged: { segment: 'RETAIL', businessUnit: 'cz' },
} as const;
type Owner = keyof typeof OWNERS | 'nobody';

const REACHES: Readonly<Record<string, { reach: Reach; sees: readonly Owner[] }>> = {
  'the whole bank': {
    reach: EVERYBODY,
    sees: ['retail', 'private', 'teamed', 'colleague', 'unplaced', 'merged', 'nobody'],
  },
  'the whole bank without colleagues': {
    reach: { ...EVERYBODY, colleagues: false },
    sees: ['retail', 'private', 'teamed', 'unplaced', 'merged', 'nobody'],
  },
  'a segment': {
    reach: { ...EVERYBODY, segments: ['RETAIL'], colleagues: false },
    sees: ['retail'],
  },
  'a segment, colleagues too': {
    reach: { ...EVERYBODY, segments: ['RETAIL'] },
    sees: ['retail', 'colleague'],
  },
  'two segments': {
    reach: { ...EVERYBODY, segments: ['RETAIL', 'PRIVATE'], colleagues: false },
    sees: ['retail', 'private', 'merged'],
  },
  'a business unit': {
    reach: { ...EVERYBODY, businessUnits: ['cz'], colleagues: false },
    sees: ['retail', 'teamed'],
  },
  'a segment in a business unit': {
    reach: { ...EVERYBODY, segments: ['RETAIL', 'PRIVATE'], businessUnits: ['de'] },
    sees: ['private', 'merged'],
  },
  'a team': { reach: { ...EVERYBODY, teams: ['firms'], colleagues: false }, sees: ['teamed'] },
  'a partner': {
    reach: { ...EVERYBODY, partnerSource: 'broker', colleagues: false },
    sees: ['private', 'merged'],
  },
  nobody: { reach: { ...EVERYBODY, segments: [] }, sees: [] },
  'a team that is not there': { reach: { ...EVERYBODY, teams: ['none'] }, sees: [] },
  'a code that is none': { reach: { ...EVERYBODY, segments: ["RETAIL') OR ('a' = 'a"] }, sees: [] },
};

const LISTS = ['accounts', 'interactions', 'cases', 'promises', 'surveyAnswers', 'surveyLoops', 'advocates'];

/** Every way to a fact, a customer or their number. `phone` and `word` are those of all owners at once. */
const EVERY_WAY = `query ($facts: [ID!]!, $customers: [ID!]!, $phone: String!, $word: String!) {
  nodes(ids: $facts) { id }
  owners: nodes(ids: $customers) { ... on Customer { id
    accounts(first: 9) { nodes { id } }
    interactions(first: 9) { nodes { id } totalCount { value } }
    timeline(first: 9) { totalCount { value } }
    latestInteractions { id }
    contactPoints { value }
  } }
  ${LISTS.map((list) => `${list}(first: 20) { nodes { id } totalCount { value } }`).join('\n')}
  customers(first: 20, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { id } totalCount { value } }
  byName: customers(first: 20) { nodes { id } }
  found: customers(first: 20, search: $word) { nodes { id } totalCount { value } }
  foundByKey: customers(first: 20, search: $phone) { nodes { id } totalCount { value } }
  popped: customersByContact(first: 20, value: $phone) { nodes { id } totalCount { value } }
  filtered: customers(first: 20, filter: { interactions: { some: { channel: { eq: PHONE } } } }) { nodes { id } }
  interactionStats { count }
  caseStats { count }
  scores(metric: NPS, minimumSample: 1) { n }
}`;

type Answer = Readonly<Record<string, unknown>>;

/** Statements whose scope, where they have one, no answer here shows: it counts names up to 10,000, and reads what another statement has found. */
const SECOND_LOOKS = ['customerList.countNames', 'interactions.findLatestOfChannels'];

/** Lists of few are found by customer, others are walked: both ways lead to the same. */
let mockWalks = false;
jest.mock('../../../src/platform/authz/few-customers', () => {
  const actual = jest.requireActual<typeof FewCustomers>('../../../src/platform/authz/few-customers');
  const fewWithin: typeof actual.fewWithin = (sql, scope) =>
    mockWalks ? Promise.resolve(null) : actual.fewWithin(sql, scope);
  return { ...actual, fewWithin };
});

describe.each([
  ['few', false],
  ['many', true],
])('a viewer who is there for some customers, as if for %s,', (_few, walks) => {
  let api: TestApi;
  let asked = EVERYBODY;
  let forgetting = '';
  const scoped = new Set<string>();
  const customers = {} as Record<Owner, Id>;
  /** Global ids of facts by owner. */
  const facts = {} as Record<Owner, Record<string, string>>;

  beforeAll(async () => {
    mockWalks = walks;
    api = await openApi(({ db }) => ({
      db: forgetful(
        db,
        () => forgetting,
        (name) => scoped.add(name),
      ),
      // So many ways, asked so often, are more than one may ask for.
      buckets: createMemoryBucketStore({ size: 2e9, refillPerSecond: 1e9 }),
      identify: () => Promise.resolve(viewerWith('CARE_MANAGER', asked)),
    }));
    const { bank } = api;
    const team = await bank.team('Firms');
    await api.database.db.execute('test.team', "UPDATE teams SET code = 'firms' WHERE id = ?", [team]);
    const broker = await bank.source('broker');
    const product = await bank.product();
    for (const owner of Object.keys(OWNERS) as (keyof typeof OWNERS)[]) {
      const teamId = owner === 'teamed' ? team : null;
      customers[owner] = await bank.customer({ ...OWNERS[owner], teamId });
      await bank.contactPoint(customers[owner], '601234567');
      const account = await bank.account(product);
      await bank.holder(account, customers[owner]);
      facts[owner] = { ...(await addFacts(customers[owner])), accounts: `acc_${account}` };
      await advocacyStatus(bank, customers[owner]);
      facts[owner]['advocates'] = `adv_${customers[owner]}`;
    }
    facts.nobody = await addFacts(null);
    await bank.sourceProfile(customers.private, { sourceId: broker, externalId: 'key' });
    await bank.sourceProfile(customers.colleague, { sourceId: broker, externalId: 'colleague-key' });
    await bank.absorb(customers.private, customers.merged);
  });
  afterAll(() => api.close());

  async function addFacts(customer: Id | null): Promise<Record<string, string>> {
    const { bank } = api;
    const answer = await bank.answer(customer, 'NPS', 9);
    return {
      interactions: `int_${await bank.interaction(customer, { channel: 'PHONE' })}`,
      cases: `cas_${await bank.case(customer ?? '', { customerId: customer, resolvedAt: NOW })}`,
      promises: `prm_${await bank.promise(customer ?? '', { customerId: customer })}`,
      surveyAnswers: `ans_${answer}`,
      surveyLoops: `lop_${await surveyLoop(bank, { id: answer, customerId: customer }, [])}`,
    };
  }

  const askEveryWay = (): Promise<Answer> =>
    api.ask<Answer>(EVERY_WAY, {
      facts: Object.values(facts).flatMap((own) => Object.values(own)),
      customers: Object.values(customers).map((id) => `cus_${id}`),
      phone: '601234567',
      word: 'nováková',
    });

  test.each(Object.entries(REACHES))(
    'sees of %s what is theirs, whichever way they ask',
    async (_, { reach, sees }) => {
      asked = reach;
      const answer = await askEveryWay();
      const within = (list: string) =>
        sees.flatMap((owner) =>
          owner === 'merged' && list === 'advocates' ? [] : (facts[owner][list] ?? []),
        );
      // An advocate who was merged into another is not listed, as the customer is not.
      const visible = new Set(sees.flatMap((owner) => Object.values(facts[owner])));
      const shown = (answer['nodes'] as ({ id: string } | null)[]).map((node) => node?.id ?? null);
      expect(shown.filter((id) => id !== null && !id.startsWith('adv_')).sort()).toEqual(
        [...visible].filter((id) => !id.startsWith('adv_')).sort(),
      );
      for (const list of LISTS) {
        const { nodes, totalCount } = answer[list] as List;
        expect([list, nodes.map(({ id }) => id).sort()]).toEqual([list, within(list).sort()]);
        expect([list, totalCount.value]).toEqual([list, within(list).length]);
      }
      const listed = sees
        .filter((owner) => owner !== 'merged' && owner !== 'nobody')
        .map((owner) => `cus_${customers[owner]}`)
        .sort();
      for (const list of ['customers', 'byName', 'found', 'foundByKey', 'popped', 'filtered']) {
        const { nodes, totalCount } = answer[list] as Partial<List>;
        expect([list, nodes?.map(({ id }) => id).sort()]).toEqual([list, listed]);
        if (totalCount) expect([list, totalCount.value]).toEqual([list, listed.length]);
      }
      const owners = (answer['owners'] as ({ interactions: List } | null)[]).map((owner) => owner !== null);
      // The id of somebody who was merged leads to the survivor: it is seen when the survivor is.
      expect(owners).toEqual(Object.keys(customers).map((owner) => sees.includes(owner as Owner)));
      const counted = (list: string) => within(list).length;
      expect([answer['interactionStats'], answer['caseStats']]).toEqual([
        [{ count: counted('interactions') }],
        [{ count: counted('cases') }],
      ]);
      const answers = counted('surveyAnswers');
      expect(answer['scores']).toEqual(answers === 0 ? [] : [{ n: answers }]);
    },
  );

  /** The control of the tests above: as soon as any one statement forgets the scope, the answer is another. */
  test.each(['a segment', 'the whole bank without colleagues', 'a partner'])(
    'of %s is shown more as soon as any one statement forgets the scope',
    async (name) => {
      asked = REACHES[name]?.reach ?? EVERYBODY;
      scoped.clear();
      const kept = await askEveryWay();
      const forgotten: string[] = [];
      for (forgetting of [...scoped]) {
        if (JSON.stringify(await askEveryWay()) === JSON.stringify(kept)) forgotten.push(forgetting);
      }
      forgetting = '';
      expect(scoped.size).toBeGreaterThan(12);
      expect(forgotten.sort()).toEqual(SECOND_LOOKS.filter((name) => scoped.has(name)));
    },
  );

  test('finds a customer by the key of a source only when a partner’s source is the one', async () => {
    const { bank } = api;
    await bank.sourceProfile(customers.private, { externalId: 'other-key' });
    asked = { ...EVERYBODY, partnerSource: 'broker', colleagues: false };
    const byKey = async (source: string, id: string) => {
      const question = `{ customer(by: { externalId: { source: "${source}", id: "${id}" } }) { sourceProfiles { externalId } } }`;
      return (await api.ask<{ customer: unknown }>(question)).customer;
    };
    expect(await byKey('broker', 'key')).toEqual({ sourceProfiles: [{ externalId: 'key' }] });
    expect(await byKey('crm', 'other-key')).toBeNull();
    const search = (word: string) => api.ask(`{ customers(first: 2, search: "${word}") { nodes { id } } }`);
    expect(await search('key')).toEqual({ customers: { nodes: [{ id: `cus_${customers.private}` }] } });
    expect(await search('other-key')).toEqual({ customers: { nodes: [] } });
    asked = EVERYBODY;
    expect(await byKey('crm', 'other-key')).toMatchObject({ sourceProfiles: [{}, {}] });
  });
});

interface List {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: { readonly value: number };
}
