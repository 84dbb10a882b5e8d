import type { GraphQLSchema } from 'graphql';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { PERSONAL_FIELDS, PERSONAL_QUESTIONS } from '../../../src/personal-data';
import { rightTo } from '../../../src/platform/authz/field-rights';
import { mask } from '../../../src/platform/authz/mask';
import { may } from '../../../src/platform/authz/policy';
import { ROLES, type Role } from '../../../src/platform/identity/viewer';
import { createOpenSchema, createSchema } from '../../../src/schema';
import type { Id } from '../../../src/kernel/id';
import { Bank, NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { askAs } from '../../support/viewed-graph';
import { seesEverything, viewerWith } from '../../support/viewers';
import { personalFieldsOf, personalPaths } from './personal-paths';

// Every personal field of the graph × every role, by every edge that leads there and by id; every way to ask by one × every role.
// All is found in the schema: a field that is added is judged as soon as it is there.

const LOADED_WITHIN_MS = 120_000;
const guarded = createSchema();
const open = createOpenSchema();
const paths = personalPaths(guarded);
const ROLES_THAT_READ = ROLES.filter((role) => may({ roles: [role] }, 'customer:read'));

type Row = Readonly<Record<string, unknown>>;

/** Every object of a type in an answer, in the order of the answer. */
function objectsOf(type: string, value: unknown): Row[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsOf(type, one));
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  const inner = Object.values(row).flatMap((one) => objectsOf(type, one));
  return row['__typename'] === type ? [row, ...inner] : inner;
}

let database: TestDatabase;
/** What somebody who sees everything is shown, by question. */
const inFull = new Map<string, Row[]>();
const statements: string[] = [];

beforeAll(async () => {
  database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
  await seedDemoBank(database.db, { customers: 400, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
  // Somebody who was merged, into a customer whom the questions reach.
  const [survivor, loser] = await database.db.query<{ id: Id }>(
    'test.customers',
    'SELECT id FROM customers ORDER BY last_contact_at DESC, id DESC LIMIT 2',
  );
  await (await Bank.open(database.db)).absorb(survivor?.id ?? '', loser?.id ?? '', NOW);
  for (const { query, type } of paths) inFull.set(query, await shownTo('CARE_MANAGER', guarded, query, type));
}, LOADED_WITHIN_MS);
afterAll(() => database.drop());

async function shownTo(
  role: Role,
  schema: GraphQLSchema,
  query: string,
  type: string,
  variables: Record<string, unknown> = {},
): Promise<Row[]> {
  const viewer = role === 'CARE_MANAGER' ? seesEverything : viewerWith(role);
  const { data, errors } = await askAs(viewer, { schema, db: database.db }, query, variables);
  if (errors) throw new Error(`${role}: ${query}: ${String(errors[0]?.message)}`);
  return objectsOf(type, data);
}

/** What of a type is shown otherwise than the role's rights say, field by field. */
function faultsOf(role: Role, type: string, full: readonly Row[], shown: readonly Row[]): string[] {
  if (shown.length !== full.length)
    return [`${type}: ${String(shown.length)} of ${String(full.length)} shown`];
  return personalFieldsOf(type).filter((name) => {
    const kind = PERSONAL_FIELDS[`${type}.${name}`];
    if (kind === undefined) return true;
    const right = rightTo({ roles: [role] }, kind);
    return shown.some((row, index) => {
      const value = full[index]?.[name] ?? null;
      const expected = { VISIBLE: value, MASKED: mask(kind, value), ABSENT: null }[right];
      return JSON.stringify(row[name] ?? null) !== JSON.stringify(expected);
    });
  });
}

test('the bank of this test has something of every personal field', () => {
  const seen = new Set(
    paths.flatMap(({ query, type }) =>
      (inFull.get(query) ?? []).flatMap((row) =>
        personalFieldsOf(type)
          .filter((name) => row[name] != null)
          .map((name) => `${type}.${name}`),
      ),
    ),
  );
  expect(Object.keys(PERSONAL_FIELDS).filter((coordinate) => !seen.has(coordinate))).toEqual([]);
});

describe.each(ROLES_THAT_READ)('%s', (role) => {
  test.each(paths.map((path) => [path.edge, path.type, path] as const))(
    'by %s sees of %s what their rights say',
    async (_edge, _type, { query, type }) => {
      const shown = await shownTo(role, guarded, query, type);
      expect(faultsOf(role, type, inFull.get(query) ?? [], shown)).toEqual([]);
    },
  );

  test('by id sees of everything what their rights say', async () => {
    for (const { type, selection } of new Map(paths.map((path) => [path.type, path])).values()) {
      const rows = [...inFull.values()].flat().filter((row) => row['__typename'] === type);
      const ids = [...new Set(rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))].slice(0, 50);
      if (ids.length === 0) continue;
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${selection} } } }`;
      const [full, shown] = [
        await shownTo('CARE_MANAGER', guarded, query, type, { ids }),
        await shownTo(role, guarded, query, type, { ids }),
      ];
      expect(full.length).toBe(ids.length);
      expect(faultsOf(role, type, full, shown)).toEqual([]);
    }
  });
});

test('without the guards every mask and every absence is found missing', async () => {
  const found = new Set<string>();
  for (const { query, type } of paths) {
    const shown = await shownTo('AUDITOR', open, query, type);
    for (const name of faultsOf('AUDITOR', type, inFull.get(query) ?? [], shown))
      found.add(`${type}.${name}`);
  }
  const hidden = Object.entries(PERSONAL_FIELDS).filter(
    ([, kind]) => rightTo({ roles: ['AUDITOR'] }, kind) !== 'VISIBLE',
  );
  expect([...found].sort()).toEqual(hidden.map(([coordinate]) => coordinate).sort());
});

/** A question by each personal thing that can be asked by. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'AttributeFilter.key':
    '{ customers(first: 1, orderBy: [{ field: CREATED_AT, direction: ASC }], filter: { not: { attributes: [{ key: "paperless", boolean: { eq: true } }] } }) { totalCount { value } } }',
  'CaseOfCustomerFilter.rootCause': below(
    'cases(first: 1, filter: { or: [{ rootCause: { contains: "x" } }] })',
  ),
  'CaseOfCustomerFilter.subject': below('cases(first: 1, filter: { subject: { contains: "x" } })'),
  'CustomerFilter.displayName':
    '{ customers(first: 1, filter: { and: [{ displayName: { startsWith: "J" } }] }, orderBy: [{ field: CREATED_AT, direction: ASC }]) { totalCount { value } } }',
  'CustomerOrderField.NAME':
    '{ customers(first: 1, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id } } }',
  'ExternalIdInput.id': '{ customer(by: { externalId: { source: "demo-crm", id: "1" } }) { id } }',
  'InteractionOfCustomerFilter.message': below(
    'interactions(first: 1, filter: { message: { contains: "x" } })',
  ),
  'Query.caseStats(groupByAttribute:)': '{ caseStats(groupByAttribute: "x") { count } }',
  'Query.customers(search:)': '{ customers(first: 1, search: "jan") { totalCount { value } } }',
  'Query.customersByContact(value:)': '{ customersByContact(first: 1, value: "601234567") { nodes { id } } }',
  'Query.interactionStats(groupByAttribute:)': '{ interactionStats(groupByAttribute: "x") { count } }',
  'Query.scores(groupByAttribute:)': '{ scores(metric: NPS, groupByAttribute: "x") { n } }',
};

function below(list: string): string {
  return `{ customers(first: 1, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { ${list} { nodes { id } } } } }`;
}

describe('a question by something personal', () => {
  const questions = Object.entries(PERSONAL_QUESTIONS);

  async function codesOf(role: Role, schema: GraphQLSchema, query: string): Promise<unknown[]> {
    const { errors } = await askAs(viewerWith(role), { schema, db: database.db }, query);
    return (errors ?? []).map(({ extensions }) => extensions['code']);
  }

  test.each(questions.flatMap(([place, kind]) => ROLES.map((role) => [place, role, kind] as const)))(
    'by %s is answered to %s only if they see that kind in full',
    async (place, role, kind) => {
      statements.length = 0;
      const codes = await codesOf(role, guarded, QUESTIONS[place] ?? '');
      const mayAsk = rightTo({ roles: [role] }, kind) === 'VISIBLE';
      if (mayAsk) expect(codes.filter((code) => code === 'FORBIDDEN')).toEqual([]);
      else expect(codes[0]).toBe('FORBIDDEN');
      if (!mayAsk && !(QUESTIONS[place] ?? '').includes('nodes { ')) expect(statements).toEqual([]);
    },
  );

  test.each(questions)('by %s is refused by the guard alone', async (place, kind) => {
    const refused = ROLES_THAT_READ.filter((role) => rightTo({ roles: [role] }, kind) !== 'VISIBLE');
    const answered = await Promise.all(refused.map((role) => codesOf(role, open, QUESTIONS[place] ?? '')));
    // To look for somebody is an action of its own besides.
    const isAction = place === 'Query.customersByContact(value:)';
    expect(answered.flat().includes('FORBIDDEN')).toBe(isAction && refused.length > 0);
  });
});

test('a list that is not ordered tells nothing of names to whom they are masked', async () => {
  const query = '{ customers(first: 20) { nodes { id createdAt } pageInfo { endCursor } } }';
  const { data } = await askAs(viewerWith('AUDITOR'), { schema: guarded, db: database.db }, query);
  const { nodes, pageInfo } = (
    data as { customers: { nodes: { createdAt: string }[]; pageInfo: { endCursor: string } } }
  ).customers;
  const created = nodes.map(({ createdAt }) => createdAt);
  expect(created).toEqual([...created].sort().reverse());
  const [{ displayName } = { displayName: '' }] = await database.db.query<{ displayName: string }>(
    'test.last',
    'SELECT display_name AS displayName FROM customers ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET 19',
  );
  expect(Buffer.from(pageInfo.endCursor, 'base64url').toString()).not.toContain(displayName);
});
