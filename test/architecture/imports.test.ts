import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { allowed, refused, refusedAtADistance, scenery, type PlantedImport } from './planted-imports';
import { plantProject, TOOL_TIMEOUT_MS } from './planted-project';

const configuration = createRequire(__filename)('../../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly { readonly name: string }[];
};

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Files that do nothing but import what the tables say. */
function filesWith(imports: readonly Omit<PlantedImport, 'rule'>[]): Record<string, string> {
  const isFile = (name: string) => /^(src|test|migrations|bench)\//.test(name);
  const files: Record<string, string> = {};
  for (const { to } of imports) if (isFile(to)) files[to] = 'export const it = 1;\n';
  for (const { from } of imports) files[from] ??= 'export const it = 1;\n';
  imports.forEach(({ from, to }, index) => {
    const near = relative(dirname(from), to).replace(/[.]ts$/, '');
    const target = isFile(to) ? (near.startsWith('.') ? near : `./${near}`) : to;
    // Everything from `loans.ts` is passed on, which makes a barrel of it.
    const keyword = from.endsWith('/loans.ts') ? 'export' : 'import';
    files[from] = `${keyword} { it as it${String(index)} } from '${target}';\n${files[from] ?? ''}`;
  });
  return files;
}

async function violationsIn(files: Record<string, string>): Promise<PlantedImport[]> {
  const project = await plantProject(['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'], files);
  try {
    const { output, errors } = await project.run('depcruise', [
      '--output-type',
      'json',
      'src',
      'test',
      'migrations',
      'bench',
    ]);
    expect(errors).not.toMatch(/ERROR/);
    const { summary } = JSON.parse(output) as Report;
    return summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to: nameOf(to) }));
  } finally {
    await project.remove();
  }
}

/** `…/node_modules/typeorm/index.js` is `typeorm`. */
function nameOf(path: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.replace(/^(fs|path)$/, 'node:$1');
}

describe('the import rules', () => {
  let violations: PlantedImport[];

  beforeAll(async () => {
    violations = await violationsIn(filesWith([...scenery, ...refused, ...allowed]));
  }, TOOL_TIMEOUT_MS);

  it.each([...refused, ...refusedAtADistance])('$rule refuses $from → $to', (planted) => {
    expect(violations).toContainEqual(planted);
  });

  it.each(allowed)('let pass $from → $to', ({ from, to }) => {
    expect(violations.filter((violation) => violation.from === from && violation.to === to)).toEqual([]);
  });

  it('have each been seen to refuse something', () => {
    const seen = new Set([...refused, ...refusedAtADistance].map(({ rule }) => rule));
    expect([...seen].sort()).toEqual(configuration.forbidden.map(({ name }) => name).sort());
  });

  it(
    'leave a cycle of types alone',
    async () => {
      const found = await violationsIn({
        'src/features/loans/plan.ts': `import { rate } from './rate';\nexport interface Plan { rate: number }\nexport const plan: Plan = { rate };\n`,
        'src/features/loans/rate.ts': `import type { Plan } from './plan';\nexport const rate = 1;\nexport type Rate = Plan['rate'];\n`,
        'test/loan.test.ts': '',
        'migrations/index.ts': '',
        'bench/draw.mjs': '',
      });
      expect(found).toEqual([]);
    },
    TOOL_TIMEOUT_MS,
  );
});
