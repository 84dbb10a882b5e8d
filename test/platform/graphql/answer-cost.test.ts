import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  buildSchema,
  getArgumentValues,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type ConstValueNode,
  type GraphQLSchema,
} from 'graphql';
import { seedDemoBank } from '../../../src/features/demo-bank/seed-demo-bank';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { sizeOfOperation } from '../../../src/platform/graphql/operation-cost';
import { ROLES } from '../../../src/platform/identity/viewer';
import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { asking, seesEverything } from '../../support/viewers';
import { randomMutation, randomOperation, type KnownValues } from '../../support/random-operation';

const LOADED_WITHIN_MS = 120_000;
const OPERATIONS = 300;
/** So that no operation is refused for its size, which is not what is asked here. */
const LARGE = {
  ...USUAL_LIMITS,
  tokens: 20_000,
  operation: { cost: 200_000, depth: 50, rootFields: 1_000, aliases: 1_000 },
  bucket: { size: 2e9, refillPerSecond: 1e9 },
};

interface Answer {
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly extensions: { readonly cost: { readonly estimated: number; readonly actual: number } };
}

const schema = createSchema();
/** What is weighed only. */
const anyOperation = fc.oneof(randomOperation(schema, {}), randomMutation(schema, {}));

/** A schema that knows of weights only what the contract's directives say. */
function schemaOfContract(): GraphQLSchema {
  const contract = buildSchema(readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8'));
  for (const type of Object.values(contract.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const directives = (field.astNode?.directives ?? []).flatMap((node) => {
        const directive = contract.getDirective(node.name.value);
        return directive ? [[directive.name, getArgumentValues(directive, node)] as const] : [];
      });
      field.extensions = { directives: Object.fromEntries(directives) };
    }
  }
  return contract;
}

function sizeIn(of: GraphQLSchema, query: string) {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error(`There is no operation in: ${query}`);
  return sizeOfOperation(of, document, operation, {});
}

describe('what an operation is weighed as', () => {
  test('can be worked out from the contract alone', () => {
    const contract = schemaOfContract();
    fc.assert(
      fc.property(anyOperation, (query) => {
        expect(sizeIn(contract, query)).toEqual(sizeIn(schema, query));
      }),
    );
  });
});

/** The same operation without variables: what each has unless it is given stands where it is used. */
function withoutVariables(query: string): string {
  const values = new Map<string, ConstValueNode>();
  return print(
    visit(parse(query), {
      VariableDefinition({ variable, defaultValue }) {
        if (defaultValue) values.set(variable.name.value, defaultValue);
        return null;
      },
      Variable: ({ name }) => values.get(name.value),
    }),
  );
}

test('an operation weighs the same whether a value stands in it or is the default of a variable', () => {
  fc.assert(
    fc.property(anyOperation, (query) => {
      expect(sizeIn(schema, query)).toEqual(sizeIn(schema, withoutVariables(query)));
    }),
    { numRuns: OPERATIONS },
  );
});

describe('the answer to any operation', () => {
  let api: TestApi;
  let known: KnownValues;
  beforeAll(async () => {
    api = await openApi(({ db }) => ({
      db,
      config: {
        corsOrigins: [],
        cursorKey: Buffer.alloc(32),
        limits: LARGE,
        phoneRegion: 'CZ',
        contactChains: USUAL_CHAIN_RULE,
        requestTimeoutMs: 60_000,
      },
      buckets: createMemoryBucketStore(LARGE.bucket, () => 0),
      identify: asking({ ...seesEverything, roles: ROLES }),
    }));
    const { db } = api.database;
    await db.execute('test.empty', 'DELETE FROM source_systems');
    await seedDemoBank(db, { customers: 300, seed: 7, asOf: NOW.toISOString().slice(0, 10) });
    known = await valuesOf(api);
  }, LOADED_WITHIN_MS);
  afterAll(() => api.close());

  const answerTo = async (query: string): Promise<Answer> => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Answer;
  };

  test(
    'costs no more than the operation was weighed as',
    async () => {
      let objects = 0;
      let whole = 0;
      await fc.assert(
        fc.asyncProperty(randomOperation(schema, known), async (query) => {
          const { errors = [], extensions } = await answerTo(query);
          const { estimated, actual } = extensions.cost;
          expect(errors.map(({ extensions: { code } }) => code)).not.toContain('INTERNAL_SERVER_ERROR');
          expect(actual).toBeLessThanOrEqual(estimated);
          if (errors.length === 0) whole += 1;
          if (errors.length === 0) objects += actual;
        }),
        { numRuns: OPERATIONS, endOnFailure: true },
      );
      // They do find something, or nothing would have been said.
      expect(whole).toBeGreaterThan(OPERATIONS / 3);
      expect(objects).toBeGreaterThan(2 * OPERATIONS);
    },
    LOADED_WITHIN_MS,
  );

  test(
    'that changes something costs no more either',
    async () => {
      let done = 0;
      await fc.assert(
        fc.asyncProperty(randomMutation(schema, known), async (query) => {
          const { errors = [], extensions } = await answerTo(query);
          const codes = errors.map(({ extensions: { code } }) => code);
          expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
          expect(extensions.cost.actual).toBeLessThanOrEqual(extensions.cost.estimated);
          if (errors.length === 0) done += 1;
        }),
        { numRuns: OPERATIONS / 3, endOnFailure: true },
      );
      expect(done).toBeGreaterThan(0);
    },
    LOADED_WITHIN_MS,
  );
});

/** Ids and contact values of the bank, so that operations find something. */
async function valuesOf(api: TestApi): Promise<KnownValues> {
  const { customers, interactions } = await api.ask<{
    customers: { nodes: { id: string; contactPoints: { value: string }[] }[] };
    interactions: { nodes: { id: string }[] };
  }>(
    '{ customers(first: 20) { nodes { id contactPoints { value } } } interactions(first: 20) { nodes { id } } }',
  );
  const ids = customers.nodes.map(({ id }) => id);
  return {
    id: ids,
    ids: [...ids, ...interactions.nodes.map(({ id }) => id)],
    value: customers.nodes.flatMap(({ contactPoints }) => contactPoints.map(({ value }) => value)),
  };
}
