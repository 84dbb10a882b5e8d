import { relative } from 'node:path';
import { contract, operation, refused as refusedInContract, refusedInOperations } from './planted-contract';
import { allowed, refused, scenery } from './planted-lint';
import { plantProject, TOOL_TIMEOUT_MS } from './planted-project';

interface Finding {
  readonly file: string;
  readonly rule: string | null;
  readonly message: string;
}

interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

async function lint(files: Record<string, string>): Promise<Finding[]> {
  const project = await plantProject(['eslint.config.mjs', 'tsconfig.json', 'package.json'], files);
  try {
    const { output, errors } = await project.run('eslint', ['.', '--format', 'json']);
    if (output === '') throw new Error(`eslint did not run: ${errors}`);
    const reports = JSON.parse(output) as Report[];
    return reports.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => ({
        file: relative(project.folder, filePath),
        rule: ruleId,
        message,
      })),
    );
  } finally {
    await project.remove();
  }
}

describe('the lint rules', () => {
  let findings: Finding[];

  beforeAll(async () => {
    const planted = [...scenery, ...refused, ...allowed].map(({ file, text }) => [file, text] as const);
    findings = await lint({
      ...Object.fromEntries(planted),
      'schema.graphql': contract,
      'examples/operations/01-loan.graphql': operation,
    });
  }, TOOL_TIMEOUT_MS);

  const rulesAt = (file: string) =>
    findings.filter((finding) => finding.file === file).map(({ rule }) => rule);

  it.each(refused)('$rule refuses $file', ({ rule, file }) => {
    expect(rulesAt(file)).toContain(rule);
  });

  it.each(allowed)('$rule lets pass $file', ({ rule, file }) => {
    expect(rulesAt(file)).not.toContain(rule);
  });

  it('parse every planted file', () => {
    expect(findings.filter(({ rule }) => rule === null)).toEqual([]);
  });

  it.each(refusedInContract)('%s refuses %s in the contract', (rule, word) => {
    expect(findings).toContainEqual({
      file: 'schema.graphql',
      rule: `@graphql-eslint/${rule}`,
      message: expect.stringContaining(word) as string,
    });
  });

  it.each(refusedInOperations)('%s refuses %s in an example', (rule, word) => {
    expect(findings).toContainEqual({
      file: 'examples/operations/01-loan.graphql',
      rule: `@graphql-eslint/${rule}`,
      message: expect.stringContaining(word) as string,
    });
  });
});
