import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { createSchema } from '../../src/schema';
import { withAllReads } from '../support/all-reads';
import { openApi, type TestApi } from '../support/api';

// Found in the schema: a section that a feature adds to the customer is covered as soon as it is there.

type Field = GraphQLField<unknown, unknown>;

const customer = createSchema().getType('Customer');
const fields = isObjectType(customer) ? Object.values(customer.getFields()) : [];
const isSection = ({ type }: Field): boolean => isCompositeType(getNamedType(type));
const sections = fields.filter((field) => isSection(field));

/** What can be asked of a field, two levels deep: a section may read when a field of it is asked for. Of rows only that they are there. */
function selection(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (named.name.endsWith('Connection')) return '{ nodes { __typename } }';
  const isList = isListType(getNullableType(type));
  const inner = isObjectType(named) && levels > 0 && !isList ? Object.values(named.getFields()) : [];
  const asked = inner.filter(({ args }) => args.length === 0).map((field) => ask(field, levels - 1));
  return `{ ${['__typename', ...asked].join(' ')} }`;
}

/** Any value of a type that is required. */
function anyValue(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  return named.name === 'Int' ? '1' : '"x"';
}

function ask({ name, args, type }: Field, levels = 2): string {
  const given = args
    .filter((arg) => arg.name === 'first' || isRequiredArgument(arg))
    .map((arg) => `${arg.name}: ${anyValue(arg.type)}`);
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`} ${selection(type, levels)}`;
}

interface Answer {
  readonly data: { readonly customer: Readonly<Record<string, unknown>> | null } | null;
  readonly errors?: readonly {
    readonly path?: readonly unknown[];
    readonly extensions: { readonly code: unknown };
  }[];
}

describe('a card of which one section fails', () => {
  const failing = new Set<string>();
  let api: TestApi;
  let id: string;

  beforeAll(async () => {
    // Asks the real server for a table that is not there, where the statement is to fail.
    api = await openApi(({ db }) => ({
      db: withAllReads(
        db,
        (read) => (name, sql, values, by) =>
          failing.has(name) ? read(name, 'SELECT * FROM gone', [], by) : read(name, sql, values, by),
      ),
    }));
    id = `cus_${await api.bank.customer()}`;
  });
  afterAll(() => api.close());
  afterEach(() => {
    failing.clear();
  });

  async function card(asked: readonly Field[]): Promise<Answer & { readonly statements: readonly string[] }> {
    api.statements.length = 0;
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!) { customer(by: { id: $id }) { id ${asked.map((field) => ask(field)).join(' ')} } }`,
        variables: { id },
      }),
    });
    return { ...((await response.json()) as Answer), statements: [...new Set(api.statements)] };
  }

  /** The statements of a field itself, those of the customer apart. */
  async function statementsOf(field: Field): Promise<readonly string[]> {
    const { statements: ofCustomer } = await card([]);
    const { statements, errors } = await card([field]);
    expect(errors).toBeUndefined();
    return statements.filter((name) => !ofCustomer.includes(name));
  }

  test.each(sections.map((field) => [field.name, field] as const))(
    'keeps the rest: %s',
    async (name, field) => {
      const own = await statementsOf(field);
      expect(own).not.toEqual([]);
      const whole = await card(sections);
      expect(whole.errors).toBeUndefined();
      own.forEach((statement) => failing.add(statement));

      const { data, errors = [] } = await card(sections);
      const failed = [...new Set(errors.map(({ path = [] }) => path[1]))];
      expect(failed).toContain(name);
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
        new Set(['INTERNAL_SERVER_ERROR']),
      );
      const kept = (answer: Answer['data']) =>
        Object.entries(answer?.customer ?? {}).filter(([section]) => !failed.includes(section));
      expect(kept(data)).toEqual(kept(whole.data));
      expect(data?.customer).toMatchObject({ id });
      // Another section fails with it only where it takes the same statement.
      failing.clear();
      for (const other of sections.filter((one) => one.name !== name && failed.includes(one.name))) {
        const theirs = await statementsOf(other);
        expect([other.name, theirs.filter((statement) => own.includes(statement))]).not.toEqual([
          other.name,
          [],
        ]);
      }
    },
  );

  test('has all that it reads besides the customer in sections', async () => {
    for (const field of fields.filter((one) => !isSection(one))) {
      expect([field.name, await statementsOf(field)]).toEqual([field.name, []]);
    }
  });

  test('was told apart by sections that may be null', () => {
    expect(sections.length).toBeGreaterThanOrEqual(8);
    expect(sections.filter(({ type }) => getNullableType(type) !== type).map(({ name }) => name)).toEqual([]);
  });
});
