import type { GraphQLSchema } from 'graphql';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { PERSONAL_FIELDS, PERSONAL_QUESTIONS } from '../../../src/personal-data';
import { rightTo } from '../../../src/platform/authz/field-rights';
import { mask } from '../../../src/platform/authz/mask';
import { may } from '../../../src/platform/authz/policy';
import { ROLES, type Role } from '../../../src/platform/identity/viewer';
import { createOpenSchema, createSchema } from '../../../src/schema';
import type { GlobalId } from '../../../src/kernel/global-id';
import { newId, type Id } from '../../../src/kernel/id';
import { insertRows } from '../../../src/platform/db/insert-rows';
import { Bank, NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { askAs } from '../../support/viewed-graph';
import { viewerWith } from '../../support/viewers';
import { objectsOf, openOwners, type Shown } from './owners-of-rows';
import { personalFieldsOf, personalPaths } from './personal-paths';

// Every personal field of the graph × every role × unmasked or not, by every edge that leads there and by id; every way to ask by one ×
// every role.
// All is found in the schema: a field that is added is judged as soon as it is there.

const LOADED_WITHIN_MS = 120_000;
const guarded = createSchema();
const open = createOpenSchema();
const paths = personalPaths(guarded);
const ROLES_THAT_READ = ROLES.filter((role) => may({ roles: [role] }, 'customer:read'));

let database: TestDatabase;
/** What somebody who sees everything is shown, by question. */
const inFull = new Map<string, Shown[]>();
const statements: string[] = [];
let ownersOf: (id: GlobalId | null) => readonly Id[];

/** Somebody with a role for whom nobody is unmasked, and their double for whom some are, whether they may unmask or not. */
type For = 'nobody' | 'some';
const unmasked: Record<For, Set<Id>> = { nobody: new Set(), some: new Set() };

/** One customer for each personal field, who has something of it. */
function chosenToUnmask(): Set<Id> {
  const chosen = new Map<string, Id>();
  for (const { query, type } of paths) {
    for (const { row, id } of inFull.get(query) ?? []) {
      const [owner] = ownersOf(id);
      for (const name of personalFieldsOf(type))
        if (owner !== undefined && row[name] != null) chosen.set(`${type}.${name}`, owner);
    }
  }
  return new Set(chosen.values());
}

beforeAll(async () => {
  database = await freshDatabase({ observe: ({ name }) => statements.push(name) });
  await seedDemoBank(database.db, { customers: 400, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
  // Few loops are given up.
  await database.db.execute('test.reasons', "UPDATE survey_loop_steps SET reason = 'Not reached.'", []);
  // Somebody who was merged, into a customer whom the questions reach.
  const [survivor, loser] = await database.db.query<{ id: Id }>(
    'test.customers',
    'SELECT id FROM customers ORDER BY last_contact_at DESC, id DESC LIMIT 2',
  );
  await (await Bank.open(database.db)).absorb(survivor?.id ?? '', loser?.id ?? '', NOW);
  for (const { query, type } of paths) inFull.set(query, await shownTo('CARE_MANAGER', guarded, query, type));
  ownersOf = await openOwners(database.db);
  unmasked.some = chosenToUnmask();
  for (const role of ROLES_THAT_READ) await unmaskFor(subjectOf(role, 'some'), unmasked.some);
}, LOADED_WITHIN_MS);
afterAll(() => database.drop());

const subjectOf = (role: Role, whom: For): string => `usr_${role}_${whom}`;

async function unmaskFor(subjectId: string, customers: ReadonlySet<Id>): Promise<void> {
  const endsAt = new Date(NOW.getTime() + 60_000);
  const columns = ['id', 'subjectId', 'customerId', 'endsAt'] as const;
  await insertRows(
    database.db,
    'test.unmask',
    { table: 'unmaskings', columns },
    [...customers].map((customerId) => ({ id: newId(), subjectId, customerId, endsAt })),
  );
}

async function shownTo(
  role: Role,
  schema: GraphQLSchema,
  query: string,
  type: string,
  { variables = {}, whom = 'nobody' }: { variables?: Record<string, unknown>; whom?: For } = {},
): Promise<Shown[]> {
  const viewer = { ...viewerWith(role), subjectId: subjectOf(role, whom) };
  const { data, errors } = await askAs(viewer, { schema, db: database.db }, query, variables);
  if (errors) throw new Error(`${role}: ${query}: ${String(errors[0]?.message)}`);
  return objectsOf(type, data);
}

/** What of a type is shown otherwise than the role's rights say, field by field; in full of those customers. */
function faultsOf(
  role: Role,
  type: string,
  full: readonly Shown[],
  shown: readonly Shown[],
  whom: For = 'nobody',
): string[] {
  if (shown.length !== full.length)
    return [`${type}: ${String(shown.length)} of ${String(full.length)} shown`];
  return personalFieldsOf(type).filter((name) => {
    const kind = PERSONAL_FIELDS[`${type}.${name}`];
    if (kind === undefined) return true;
    const right = rightTo({ roles: [role] }, kind);
    return shown.some(({ row }, index) => {
      const { row: whole = {}, id = null } = full[index] ?? {};
      const value = whole[name] ?? null;
      const isLifted =
        may({ roles: [role] }, 'customer:unmask') && ownersOf(id).some((owner) => unmasked[whom].has(owner));
      const expected = { VISIBLE: value, MASKED: isLifted ? value : mask(kind, value), ABSENT: null }[right];
      return JSON.stringify(row[name] ?? null) !== JSON.stringify(expected);
    });
  });
}

test('the bank of this test has something of every personal field', () => {
  const seen = new Set(
    paths.flatMap(({ query, type }) =>
      (inFull.get(query) ?? []).flatMap(({ row }) =>
        personalFieldsOf(type)
          .filter((name) => row[name] != null)
          .map((name) => `${type}.${name}`),
      ),
    ),
  );
  expect(Object.keys(PERSONAL_FIELDS).filter((coordinate) => !seen.has(coordinate))).toEqual([]);
});

test('of every masked field something is a customer’s who is unmasked, and something is another’s', () => {
  const seen = { of: new Set<string>(), ofOthers: new Set<string>() };
  for (const { query, type } of paths) {
    for (const { row, id } of inFull.get(query) ?? []) {
      const isLifted = ownersOf(id).some((owner) => unmasked.some.has(owner));
      for (const name of personalFieldsOf(type))
        if (row[name] != null) seen[isLifted ? 'of' : 'ofOthers'].add(`${type}.${name}`);
    }
  }
  const masked = Object.entries(PERSONAL_FIELDS).flatMap(([coordinate, kind]) =>
    ROLES.some((role) => rightTo({ roles: [role] }, kind) === 'MASKED') ? [coordinate] : [],
  );
  expect(masked.filter((coordinate) => !seen.of.has(coordinate))).toEqual([]);
  // One customer alone was merged.
  expect(masked.filter((coordinate) => !seen.ofOthers.has(coordinate))).toEqual([
    'MergedCustomer.displayName',
  ]);
});

const BOTH = ROLES_THAT_READ.flatMap((role) => [[role, 'nobody'] as const, [role, 'some'] as const]);

describe.each(BOTH)('%s, for whom %s are unmasked,', (role, whom) => {
  test.each(paths.map((path) => [path.edge, path.type, path] as const))(
    'by %s sees of %s what their rights say',
    async (_edge, _type, { query, type }) => {
      const shown = await shownTo(role, guarded, query, type, { whom });
      expect(faultsOf(role, type, inFull.get(query) ?? [], shown, whom)).toEqual([]);
    },
  );

  test('by id sees of everything what their rights say', async () => {
    for (const { type, selection } of new Map(paths.map((path) => [path.type, path])).values()) {
      const rows = [...inFull.values()].flat().filter(({ row }) => row['__typename'] === type);
      const ids = [...new Set(rows.flatMap(({ row: { id } }) => (typeof id === 'string' ? [id] : [])))].slice(
        0,
        50,
      );
      if (ids.length === 0) continue;
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${selection} } } }`;
      const [full, shown] = [
        await shownTo('CARE_MANAGER', guarded, query, type, { variables: { ids } }),
        await shownTo(role, guarded, query, type, { variables: { ids }, whom }),
      ];
      expect(full.length).toBe(ids.length);
      expect(faultsOf(role, type, full, shown, whom)).toEqual([]);
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
    // Unmasking one customer answers no question about all.
    const viewer = { ...viewerWith(role), subjectId: subjectOf(role, 'some') };
    const { errors } = await askAs(viewer, { schema, db: database.db }, query);
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
