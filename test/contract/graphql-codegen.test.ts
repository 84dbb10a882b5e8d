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

/** Misuses, by the name of the file that has it: what is written instead of what, and the error. */
const MISUSES: Readonly<Record<string, readonly [right: string, wrong: string, error: RegExp]>> = {
  'a-value-that-is-none.ts': ["'RETAIL'", "'WHOLESALE'", /WHOLESALE/],
  'a-section-that-may-be-missing.ts': ['accounts?.nodes', 'accounts.nodes', /possibly 'null'/],
  'two-keys-for-one-customer.ts': [
    "'cus_0000000000000000' }",
    "'', externalId: { id: '', source: '' } }",
    /not assignable/,
  ],
};

describe('graphql-codegen', () => {
  it(
    'makes types of the contract and the example operations that let right use pass, and only that',
    async () => {
      const { schema, operations } = generate();
      const misuses = Object.entries(MISUSES);
      const project = await plantProject([], {
        'schema.ts': schema,
        'operations.ts': operations,
        'use.ts': USE,
        ...Object.fromEntries(misuses.map(([name, [right, wrong]]) => [name, USE.replace(right, wrong)])),
      });
      try {
        const files = ['use.ts', ...misuses.map(([name]) => name)];
        const options = [
          '--noEmit',
          '--strict',
          '--skipLibCheck',
          '--module',
          'nodenext',
          '--pretty',
          'false',
        ];
        const { output } = await project.run('tsc', [...options, ...files]);
        const errors = output.split('\n').filter((line) => line.includes('error TS'));
        expect(errors).toHaveLength(misuses.length);
        for (const [name, [, , error]] of misuses) {
          expect(errors.filter((line) => line.startsWith(name))).toEqual([expect.stringMatching(error)]);
        }
      } finally {
        await project.remove();
      }
    },
    TOOL_TIMEOUT_MS,
  );
});
