import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';

const UNKNOWN = '{ key: "no-such-key", text: { eq: "x" } }';

/** A value of this type that asks for an attribute, for every way that leads to one; none where there is no way. */
function asking(type: GraphQLInputType, above: readonly GraphQLInputObjectType[] = []): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || above.includes(named)) return [];
  const inner = isNonNullType(type) ? type.ofType : type;
  const listed = (value: string): string => (isListType(inner) ? `[${value}]` : value);
  if (named.name === 'AttributeFilter') return [listed(UNKNOWN)];
  return Object.values(named.getFields()).flatMap((field) =>
    asking(field.type, [...above, named]).map((value) => listed(`{ ${field.name}: ${value} }`)),
  );
}

/** Every question with a filter in which an attribute may be asked for. */
function questions(): string[] {
  const schema = createSchema();
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.values(type.getFields()) : [];
  };
  return ['Query', 'Customer'].flatMap((type) =>
    fieldsOf(type).flatMap((field) => {
      const args = field.args.map((argument) => argument.name);
      const page = args.includes('first') ? 'first: 1, ' : args.includes('metric') ? 'metric: NPS, ' : '';
      const filter = field.args.find((argument) => argument.name === 'filter');
      return (filter ? asking(filter.type) : []).map((value) => {
        const asked = `${field.name}(${page}filter: ${value}) { __typename }`;
        return type === 'Query' ? asked : `customers(first: 1) { nodes { ${asked} } }`;
      });
    }),
  );
}

describe('an attribute that nobody declared', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    await api.bank.customer();
  });
  afterAll(() => api.close());

  test.each(questions())('is refused by name: %s', async (question) => {
    const refusal = await api.refusal(`{ ${question} }`);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain('no-such-key');
  });

  test('can be asked for in lists, facts of customers and statistics', () => {
    const all = questions().join('\n');
    for (const part of [
      'customers(first: 1, filter: { interactions: { some: { attributes',
      'interactionStats(',
      'scores(',
      '{ cases(first: 1, filter: { attributes',
    ])
      expect(all).toContain(part);
  });
});
