import { plantProject, TOOL_TIMEOUT_MS } from './planted-project';

const files = {
  'src/recorded-main.cjs': "require('./main');\n",
  'src/main.ts': "import { used } from './kernel/used';\nvoid used;\n",
  'src/kernel/used.ts': 'export const used = 1;\nexport const spare = 2;\n',
  'src/kernel/forgotten.ts': 'export const forgotten = 1;\n',
  'ormconfig.ts':
    "import { DataSource } from 'typeorm';\nimport { parse } from 'yaml';\nvoid [DataSource, parse];\n",
  'package.json': JSON.stringify({ name: 'planted', dependencies: { typeorm: '*', zod: '*' } }),
};

interface Report {
  readonly issues: readonly {
    readonly file: string;
    readonly files?: readonly unknown[];
    readonly exports: readonly { readonly name: string }[];
    readonly dependencies: readonly { readonly name: string }[];
    readonly unlisted: readonly { readonly name: string }[];
  }[];
}

describe('the search for what nothing uses', () => {
  it(
    'finds files, exports and dependencies, and what is used but not declared',
    async () => {
      const project = await plantProject(['knip.jsonc', 'tsconfig.json'], files);
      try {
        const { status, output } = await project.run('knip', ['--reporter', 'json']);
        const { issues } = JSON.parse(output) as Report;
        const names = (kind: 'exports' | 'dependencies' | 'unlisted') =>
          issues.flatMap((issue) => issue[kind].map(({ name }) => `${issue.file} ${name}`));
        expect(status).toBe(1);
        expect(issues.filter((issue) => (issue.files ?? []).length > 0).map(({ file }) => file)).toEqual([
          'src/kernel/forgotten.ts',
        ]);
        expect(names('exports')).toEqual(['src/kernel/used.ts spare']);
        expect(names('dependencies')).toEqual(['package.json zod']);
        expect(names('unlisted')).toEqual(['ormconfig.ts yaml']);
      } finally {
        await project.remove();
      }
    },
    TOOL_TIMEOUT_MS,
  );
});
