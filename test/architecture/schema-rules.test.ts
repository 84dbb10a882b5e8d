import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { may, type Action } from '../../src/platform/authz/policy';
import { anonymousViewer } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import {
  deprecationsWithoutDateOrReplacement,
  mutationsOutOfForm,
  personalFieldsThatAreRequired,
  personalFieldsWithoutRight,
  plainListsWithoutCap,
  rootFieldsWithoutAction,
  textsThatNobodyJudged,
} from './schema-rules';

const schema = createSchema();

describe('every root field', () => {
  it('declares the action that it is', () => {
    expect(rootFieldsWithoutAction(schema)).toEqual([]);
  });

  it('is refused to whom the policy does not allow its action', async () => {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    const closed = fields.filter(({ extensions }) => !may(anonymousViewer, extensions['action'] as Action));
    expect(closed.map(({ name }) => name)).toEqual(expect.arrayContaining(['customer', 'customers', 'node']));
    for (const { resolve } of closed) {
      // Whether it throws or rejects, an executor tells the same.
      const answer = Promise.resolve().then((): unknown =>
        resolve?.({}, {}, { viewer: anonymousViewer }, {} as GraphQLResolveInfo),
      );
      await expect(answer).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    }
  });

  it('is reported when it declares none', () => {
    const planted = buildSchema('type Query { open: Int closed: Int } type Mutation { write: Int }');
    const { closed } = planted.getQueryType()?.getFields() ?? {};
    if (closed) closed.extensions = { action: 'customer:read' };
    expect(rootFieldsWithoutAction(planted)).toEqual(['Query.open', 'Mutation.write']);
  });
});

describe('the graph', () => {
  it.each([
    ['personal fields that are required', personalFieldsThatAreRequired],
    ['personal fields that nobody guards', personalFieldsWithoutRight],
    ['texts that nobody has judged', textsThatNobodyJudged],
    ['plain lists without a published cap', plainListsWithoutCap],
    ['deprecations without date or replacement', deprecationsWithoutDateOrReplacement],
    ['mutations out of form', mutationsOutOfForm],
  ])('has no %s', (_what, rule) => {
    expect(rule(schema)).toEqual([]);
  });

  it.each<[what: string, rule: (planted: GraphQLSchema) => string[], text: string, found: string[]]>([
    [
      'personal fields that are required',
      personalFieldsThatAreRequired,
      'type Query { "A name. Personal." name: String! "Also. Personal." other: String "Impersonal." id: ID! }',
      ['Query.name'],
    ],
    [
      'personal fields that nobody guards',
      personalFieldsWithoutRight,
      'type Query { "A name. Personal." name: String "A code." code: String }',
      ['Query.name'],
    ],
    [
      'texts that nobody has judged',
      textsThatNobodyJudged,
      'type Query { note: String edge: AEdge } type AEdge { cursor: String }',
      ['Query.note'],
    ],
    [
      'plain lists without a published cap',
      plainListsWithoutCap,
      `type Query { "All." some: [Int!] "The same." more: [Int!]! "At most 100." capped: [Int!]! one: Int
        "By key." keyed("At most 100 keys." keys: [ID!]!): [Int]! }
      type ThingConnection { nodes: [Int!]! }`,
      ['Query.some', 'Query.more'],
    ],
    [
      'deprecations without date or replacement',
      deprecationsWithoutDateOrReplacement,
      `type Query {
        a: Int @deprecated
        b: Int @deprecated(reason: "Until 2027-01-31.")
        c: Int @deprecated(reason: "Use \`d\`.")
        d: Int @deprecated(reason: "Until 2027-01-31; use \`e\`.")
        e: Int
      }`,
      ['Query.a', 'Query.b', 'Query.c'],
    ],
    [
      'mutations out of form',
      mutationsOutOfForm,
      `type Query { a: Int } type OpenCasePayload { a: Int } input OpenCaseInput { a: Int }
      type Mutation {
        openCase(input: OpenCaseInput!): OpenCasePayload!
        closeCase(input: OpenCaseInput!): OpenCasePayload!
        open(id: ID!): Int
      }`,
      ['Mutation.closeCase', 'Mutation.open'],
    ],
  ])('is reported for %s', (_what, rule, text, found) => {
    expect(rule(buildSchema(text))).toEqual(found);
  });
});
