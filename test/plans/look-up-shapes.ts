import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlansBank } from './plans-bank';
import type { Sample } from './sample';
import { PAGE, page, type Shape } from './shape';

/** What has no list of its own: each is at most so many rows of each parent. */
const FACTS_OF_PARENT = 30;
const CHANNELS = 16;
/** An operation may not weigh more than so many rows with all that hangs on them. */
const SMALL_PAGE = 3;

/** One query with a bound that is the same for every bank. */
function shape(name: string, mostRead: number, query: (sample: Sample) => string, maySort?: string): Shape {
  return {
    name,
    prepare: ({ sample }) =>
      Promise.resolve({
        query: query(sample),
        allowance: { mostRead, ...(maySort !== undefined && { maySort }) },
      }),
  };
}

const FOUND = 'Whom a search finds, at most 10,000, are sorted as the list is asked for.';

/**
 * Words are found by what begins so; each row of the rarest is looked up and sorted, and each of its customers read once. The page and the
 * count are one statement.
 */
function search(name: string, typed: (sample: Sample) => string, prefix?: string): Shape {
  return {
    name: `Query.customers, search, ${name}`,
    prepare: async ({ sample, count }: PlansBank) => {
      const candidates =
        prefix === undefined
          ? 0
          : await count(`SELECT COUNT(*) AS counted FROM customer_name_tokens WHERE token LIKE '${prefix}%'`);
      return {
        query: `{ customers(search: "${typed(sample)}", first: ${String(PAGE)}) { nodes { id } totalCount { value } } }`,
        allowance: { mostRead: 2 * (8 * candidates + page(PAGE)), maySort: FOUND },
      };
    },
  };
}

const SEARCHES: readonly Shape[] = [
  search('one beginning', () => 'nov', 'nov'),
  search('two words', () => 'jan nov', 'nov'),
  search('a phone number', ({ phone }) => phone),
  search('an e-mail address', ({ email }) => email),
  search('an id of a source', ({ externalIds: [id = ''] }) => id),
  search('an account number', ({ accountNumber }) => accountNumber),
];

function byExternalId({ source, externalIds }: Sample, count: number): string {
  const asked = externalIds
    .slice(0, count)
    .map(
      (id, index) =>
        `c${String(index)}: customer(by: { externalId: { source: "${source}", id: "${id}" } }) { id }`,
    );
  return `{ ${asked.join(' ')} }`;
}

const BY_ID: readonly Shape[] = [
  shape('Query.customer, by id', 10, ({ whale }) => `{ customer(by: { id: "${whale}" }) { id } }`),
  shape('Query.customer, by the id of a source', 10, (sample) => byExternalId(sample, 1)),
  shape('Query.customer, two by ids of a source', 20, (sample) => byExternalId(sample, 2)),
  shape(
    'Query.nodes, customers',
    PAGE * 3,
    ({ parents }) => `{ nodes(ids: ${JSON.stringify(parents['Customer'])}) { id } }`,
  ),
];

/** A node of each type. */
export function nodeShapes(types: readonly string[]): Shape[] {
  return types.map((type) =>
    shape(`Query.node, ${type}`, 10, ({ nodes }) => `{ node(id: "${nodes[type] ?? ''}") { id } }`),
  );
}

const DETAILS: Readonly<Record<string, string>> = {
  customers: `contactPoints { value } consents { state history { state } } relationships { customer { id } } sourceProfiles { id }
    mergedFrom { formerId } attributes { text } scores { nps { score } csat { score } ces { score } }`,
  advocates: `customer { id } evidence { weight act { id } answer { id } } history { at } plan { goal } asks { kind } owner { id }
    vipMembership { validFrom } askBudget { left obstacles }`,
  interactions:
    'customer { id } agent { team { id } } queue { id } reason { path } handOffs { id } promises { id } attributes { text }',
  cases: 'customer { id } owner { id } product { id } reason { id } promises { id } attributes { text }',
  promises: 'customer { id } owner { id } case { id } interaction { id } standing history { id }',
  surveyAnswers: `customer { id } survey { id } interaction { id } case { id } invitation { id } drivers { code }
    loop { owner { id } recovered steps { step } } attributes { text }`,
  accounts: 'product { id } holders(includeEnded: true) { customer { id } }',
};

/** What hangs on the rows of a page, each kind of it in one statement. */
const DETAIL_SHAPES: readonly Shape[] = Object.entries(DETAILS).map(([list, what]) =>
  shape(
    `what hangs on ${list}`,
    SMALL_PAGE * FACTS_OF_PARENT,
    () => `{ ${list}(first: ${String(SMALL_PAGE)}) { nodes { id ${what} } } }`,
    'What hangs on a row is little, and told in an order that no index has.',
  ),
);

const operation = (file: string): string =>
  readFileSync(join(__dirname, '../../examples/operations', file), 'utf8');

const RANKED = 'Whom a telephone number reaches are ranked, and the accounts of each are sorted.';

const SCREENS: readonly Shape[] = [
  shape(
    'Customer.latestInteractions',
    PAGE * CHANNELS * 5,
    ({ parents }) =>
      `{ nodes(ids: ${JSON.stringify(parents['Customer'])}) { ... on Customer { latestInteractions { id } } } }`,
  ),
  shape(
    'the screen pop',
    3 * page(PAGE),
    ({ phone }) =>
      operation('01-screen-pop.graphql').replace('($phone: String!)', '').replace('$phone', `"${phone}"`),
    RANKED,
  ),
  shape(
    'the worklist',
    50 * page(5),
    () => operation('02-worklist.graphql').replace('($segment: Segment!)', '').replace('$segment', 'RETAIL'),
    RANKED,
  ),
];

export const LOOK_UP_SHAPES: readonly Shape[] = [...BY_ID, ...SEARCHES, ...DETAIL_SHAPES, ...SCREENS];
