import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plantProject, TOOL_TIMEOUT_MS } from '../architecture/planted-project';

const ROOT = join(__dirname, '../..');
const OPERATIONS = join(ROOT, 'examples/operations');

/** The types of the schema, and those of the example operations. */
function generate(): { schema: string; operations: string } {
  const operations = readdirSync(OPERATIONS).filter((name) => name.endsWith('.graphql'));
  const output = execFileSync(process.execPath, [
    join(__dirname, 'generate-types.mjs'),
    join(ROOT, 'schema.graphql'),
    ...operations.map((name) => join(OPERATIONS, name)),
  ]);
  return JSON.parse(output.toString()) as { schema: string; operations: string };
}

const USE = `import type { Customer, CustomerBy } from './schema';
import type { ScreenPopQuery, ScreenPopQueryVariables, WorklistQueryVariables } from './operations';

export const asked: ScreenPopQueryVariables = { phone: '+420601234567' };
export const list: WorklistQueryVariables = { segment: 'RETAIL' };
export const by: CustomerBy = { id: 'cus_0000000000000000' };
export const idOf = (customer: Customer): string => customer.id;
/** A section may be missing where it failed, so the types say so. */
export function balances(answer: ScreenPopQuery): (string | undefined)[] {
  return answer.customersByContact.nodes.flatMap(
    ({ accounts }) => accounts?.nodes.map(({ balance }) => balance?.amount) ?? [],
  );
}
`;

describe('graphql-codegen', () => {
  let generated: { schema: string; operations: string };
  beforeAll(() => {
    generated = generate();
  }, TOOL_TIMEOUT_MS);

  const compile = async (use: string) => {
    const project = await plantProject([], {
      'schema.ts': generated.schema,
      'operations.ts': generated.operations,
      'use.ts': use,
    });
    try {
      return await project.run('tsc', ['--noEmit', '--strict', '--module', 'nodenext', 'use.ts']);
    } finally {
      await project.remove();
    }
  };

  it(
    'makes types of the contract and the example operations that the compiler takes',
    async () => {
      expect(await compile(USE)).toEqual({ status: 0, output: '', errors: '' });
    },
    TOOL_TIMEOUT_MS,
  );

  it.each([
    ['a value that is none', "'RETAIL'", "'WHOLESALE'", /WHOLESALE/],
    ['a section that may be missing', 'accounts?.nodes', 'accounts.nodes', /possibly 'null'/],
    [
      'two keys for one customer',
      "'cus_0000000000000000' }",
      "'', externalId: { id: '', source: '' } }",
      /not assignable/,
    ],
  ])(
    'lets the compiler refuse %s',
    async (_what, right, wrong, said) => {
      const { status, output } = await compile(USE.replace(right, wrong));
      expect(status).not.toBe(0);
      expect(output).toMatch(said);
    },
    TOOL_TIMEOUT_MS,
  );
});
