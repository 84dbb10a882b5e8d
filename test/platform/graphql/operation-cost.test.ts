import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, Kind, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { costOfAnswer } from '../../../src/platform/graphql/answer-cost';
import { sizeOfOperation, type OperationSize } from '../../../src/platform/graphql/operation-cost';
import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';

const schema = createSchema();

const sizeOf = (query: string, variables: Record<string, unknown> = {}): OperationSize =>
  sizeOfDocument(parse(query), variables);

const sizeOfDocument = (document: DocumentNode, variables: Record<string, unknown>): OperationSize =>
  sizeOfOperation(schema, document, operationOf(document), variables);

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('There is no operation in the document');
  return operation;
}

const operation = (file: string) =>
  readFileSync(join(__dirname, '../../../examples/operations', file), 'utf8');

describe('the size of an operation', () => {
  test('of the two questions that the product is judged by', () => {
    expect(sizeOf(operation('01-screen-pop.graphql'), { phone: '+420601234567' }).cost).toBe(406);
    expect(sizeOf(operation('02-worklist.graphql'), { segment: 'RETAIL' }).cost).toBe(1_252);
  });

  test.each([
    ['{ viewer { name } }', 1],
    ['{ customers(first: 10) { totalCount { value } } }', 52],
    ['{ customers(first: 10) { nodes { interactions(first: 1) { totalCount { value } } } } }', 81],
    ['{ customers(first: 10) { nodes { id } } }', 11],
    ['{ customers(last: 10) { edges { cursor node { id } } } }', 21],
    ['{ customers { nodes { id } } }', 101],
    ['{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    ['{ node(id: "a") { ... on Customer { contactPoints { type } } } }', 101],
    ['{ interactionStats { count } }', 51],
    ['{ interactionStats { wait { p95 } handle { p95 } } }', 153],
    ['{ interactionStats(groupBy: []) { count } }', 51],
    ['{ interactionStats(groupBy: [CHANNEL]) { count } }', 150],
    ['{ caseStats(groupBy: [REASON]) { count reason { path } daysToResolve { median } } }', 400],
    ['{ interactionStats(groupBy: [REASON]) { reason { path } wait { p95 } handle { p95 } } }', 550],
    [
      '{ interactionStats(period: DAY, timeZone: "UTC", maxGroups: 366) { period { start } wait { p95 } handle { p95 } } }',
      1_614,
    ],
    ['{ interactionStats(period: HOUR, timeZone: "UTC", maxGroups: 744) { period { start } count } }', 1_538],
    ['{ scores(metric: NPS, maxGroups: 10) { value ci95 { low high } } }', 70],
    ['{ node(id: "a") { ... on Customer { consents { state } } } }', 1 + 68],
    ['{ a: node(id: "a") { id } b: node(id: "b") { id } }', 2],
    [
      'query { ...F } fragment F on Query { customers(first: 5) { ...G } } fragment G on CustomerConnection { nodes { id } }',
      6,
    ],
  ])('%s costs %d', (query, cost) => {
    expect(sizeOf(query).cost).toBe(cost);
  });

  test.each([
    ['query ($n: Int) { customers(first: $n) { nodes { id } } }', { n: 3 }, { n: 9 }],
    [
      'query ($n: Int) { ...F } fragment F on Query { customers(first: $n) { nodes { id } } }',
      { n: 3 },
      { n: 9 },
    ],
    [
      'query ($by: [InteractionGrouping!]) { interactionStats(groupBy: $by) { count } }',
      {},
      { by: ['CHANNEL'] },
    ],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a'] }, { ids: ['a', 'b'] }],
    ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'a' }, { ids: ['a', 'b'] }],
    ['query ($n: Int) { customers(last: $n) { nodes { id } } }', { n: 3 }, { n: null }],
    ['query ($n: Int = 3) { customers(first: $n) { nodes { id } } }', {}, { n: 4 }],
    [
      'query ($by: Period, $n: Int) { interactionStats(period: $by, timeZone: "UTC", maxGroups: $n) { count } }',
      { n: 7 },
      { n: 7, by: 'DAY' },
    ],
  ])('of a document that was weighed before is that of its variables: %s', (query, few, many) => {
    const document = parse(query);
    const sizes = [few, many, few].map((variables) => sizeOfDocument(document, variables).cost);
    expect(sizes).toEqual([few, many, few].map((variables) => sizeOf(query, variables).cost));
    expect(new Set(sizes).size).toBe(2);
  });

  test.each([
    ['a variable that does not fit', { a: 1 }],
    ['an argument that does not', { a: null }],
  ])('is not kept of an operation with %s, which is refused', (_, unfit) => {
    const query =
      'query ($a: String = "x", $n: Int = 7) { customersByContact(value: $a, first: $n) { nodes { id } } }';
    const document = parse(query);
    expect(sizeOfDocument(document, unfit).cost).not.toBe(8);
    expect(sizeOfDocument(document, {}).cost).toBe(8);
  });

  test('takes the page size from a variable, or its default', () => {
    const query = 'query ($n: Int = 7) { customers(first: $n) { nodes { id } } }';
    expect(sizeOf(query, { n: 3 }).cost).toBe(4);
    expect(sizeOf(query, { n: 7 }).cost).toBe(8);
  });

  test('takes introspection as one, however deep, and once more for each alias in it', () => {
    expect(sizeOf(getIntrospectionQuery())).toMatchObject({ cost: 1_000, depth: 0 });
    expect(sizeOf('{ __type(name: "Query") { name } }').cost).toBe(200);
    expect(
      sizeOf('{ a: __schema { b: types { name } ...F } } fragment F on __Schema { c: types { name } }').cost,
    ).toBe(3_000);
  });

  test('is worked out quickly where fragments multiply, and so is what an answer has cost', () => {
    const fragments = Array.from({ length: 60 }, (_, level) => {
      const next = level === 59 ? 'id' : `...F${String(level + 1)}`;
      const inner = `interactions(first: 2) { totalCount { value } nodes { customer { ${next} } } }`;
      return `fragment F${String(level)} on Customer { a: ${inner} b: ${inner} }`;
    });
    const document = parse(`{ customer(by: { id: "x" }) { ...F0 } } ${fragments.join(' ')}`);
    const size = sizeOfDocument(document, {});
    expect(size.cost).toBeGreaterThan(2 ** 60);
    expect(size.depth).toBe(182);
    expect(costOfAnswer(schema, document, operationOf(document), { customer: null }, null)).toBe(0);
  });
});

describe('an operation that asks for too much', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const deep = (levels: number): string =>
    levels === 0 ? 'id' : `interactions(first: 1) { nodes { customer { ${deep(levels - 1)} } } }`;

  test.each([
    [
      'too many rows',
      '{ customers(first: 100) { nodes { interactions(first: 100) { nodes { id } } } } }',
      'cost 10201',
    ],
    ['too deep', `{ customers(first: 1) { nodes { ${deep(4)} } } }`, 'depth 15'],
    [
      'too many root fields',
      `{ ${Array.from({ length: 31 }, () => 'viewer { name }').join(' ')} }`,
      'rootFields 31',
    ],
    [
      'too many root fields, in fragments of fragments',
      `{ ...F ...F } fragment F on Query { ... on Query { ...G } } fragment G on Query { ${Array.from({ length: 16 }, () => 'viewer { name }').join(' ')} }`,
      'rootFields 32',
    ],
    [
      'too much introspection',
      '{ a: __schema { types { name } } b: __schema { types { name } } c: __schema { types { name } } }',
      'cost 3000',
    ],
    [
      'too many aliases',
      `{ viewer { ${Array.from({ length: 31 }, (_, index) => `a${String(index)}: name`).join(' ')} } }`,
      'aliases 31',
    ],
  ])('is refused before anything is read: %s', async (_, query, message) => {
    api.statements.length = 0;
    const refusal = await api.refusal(query);
    expect(refusal.code).toBe('COST_LIMIT_EXCEEDED');
    expect(refusal.message).toContain(message);
    expect(api.statements).toEqual([]);
  });
});
