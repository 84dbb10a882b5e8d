/** A file that holds one thing which the rule of that name must refuse, or may not refuse where it stands. */
export interface PlantedFile {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `  void ${String(index)};\n`).join('');
const longFunction = `export function long(): void {\n${lines(60)}}\n`;

export const refused: readonly PlantedFile[] = [
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'src/kernel/any.ts',
    text: 'export const it: any = 1;\n',
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    file: 'src/features/loans/as.ts',
    text: 'export const it = JSON.parse("1") as number;\n',
  },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    file: 'src/features/loans/bang.ts',
    text: 'export const it = (list: number[]) => list[0]!;\n',
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'src/platform/db/floating.ts',
    text: 'Promise.resolve(1);\n',
  },
  { rule: '@typescript-eslint/no-unused-vars', file: 'src/kernel/unused.ts', text: 'const it = 1;\n' },
  {
    rule: '@typescript-eslint/no-extraneous-class',
    file: 'src/kernel/empty.ts',
    text: 'export class Empty {}\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/platform/db/accessor.ts',
    text: 'export const it = (at: number) => ({\n  get at() {\n    return at;\n  },\n});\n',
  },
  { rule: 'max-lines', file: 'src/kernel/long-file.ts', text: 'export {};\n'.repeat(301) },
  { rule: 'max-lines', file: 'test/long-file.test.ts', text: 'export {};\n'.repeat(301) },
  { rule: 'max-lines-per-function', file: 'src/kernel/long-function.ts', text: longFunction },
  { rule: 'no-restricted-syntax', file: 'src/kernel/default.ts', text: 'export default 1;\n' },
  { rule: 'no-restricted-syntax', file: 'src/cli/default.mjs', text: 'export default 1;\n' },
  { rule: 'no-console', file: 'src/platform/db/loud.ts', text: 'console.log(1);\n' },
  { rule: 'no-console', file: 'test/loud.test.ts', text: 'console.log(1);\n' },
  {
    rule: 'no-restricted-properties',
    file: 'src/features/loans/env.ts',
    text: "export const it = process.env['IT'];\n",
  },
  {
    rule: 'no-restricted-properties',
    file: 'src/platform/db/env.ts',
    text: 'export const { env } = process;\n',
  },
  {
    rule: 'no-restricted-imports',
    file: 'src/server.ts',
    text: "import { env } from 'node:process';\nexport const it = env['IT'];\n",
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/loan.loaders.ts',
    text: 'export const load = ({ db }: { db: number; scope: number }) => db;\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/domain/now.ts',
    text: 'export const it = () => Date.now();\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/domain/today.ts',
    text: 'export const it = () => new Date();\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/domain/chance.ts',
    text: 'export const it = () => Math.random();\n',
  },
  {
    rule: 'no-restricted-globals',
    file: 'src/features/loans/domain/uuid.ts',
    text: 'export const it = () => crypto.randomUUID();\n',
  },
  {
    rule: 'no-restricted-imports',
    file: 'src/features/loans/domain/id.ts',
    text: "import { newId } from '../../../kernel/id';\nexport const it = newId;\n",
  },
  { rule: 'no-restricted-syntax', file: 'test/only.test.ts', text: "it.only('runs', () => undefined);\n" },
  {
    rule: 'no-restricted-syntax',
    file: 'test/skip.test.ts',
    text: "describe.skip('this', () => undefined);\n",
  },
  {
    rule: 'no-restricted-syntax',
    file: 'test/skip-each.test.ts',
    text: "it.skip.each([1])('%i', () => undefined);\n",
  },
  { rule: 'no-restricted-syntax', file: 'test/todo.test.ts', text: "it.todo('runs');\n" },
  { rule: 'no-restricted-syntax', file: 'test/xit.test.ts', text: "xit('runs', () => undefined);\n" },
  { rule: 'no-warning-comments', file: 'src/kernel/later.ts', text: '// TODO: later\nexport {};\n' },
  { rule: 'no-undef', file: 'src/cli/unknown.mjs', text: 'export const it = () => unknown;\n' },
  { rule: 'no-undef', file: 'src/cli/page.mjs', text: 'export const it = () => document.title;\n' },
];

export const allowed: readonly PlantedFile[] = [
  {
    rule: 'no-restricted-syntax',
    file: 'src/platform/db/accessor-of-class.ts',
    text: 'export class It {\n  get at() {\n    return 1;\n  }\n}\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/scoped.loaders.ts',
    text: 'export const load = ({ db, scope }: { db: number; scope: number }) => db + scope;\n',
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    file: 'src/features/loans/const.ts',
    text: 'export const it = [1] as const;\n',
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    file: 'src/platform/db/as.ts',
    text: 'export const it = JSON.parse("1") as number;\n',
  },
  {
    rule: '@typescript-eslint/no-extraneous-class',
    file: 'src/features/loans/loan.type.ts',
    text: "import { ObjectType } from 'type-graphql';\n@ObjectType()\nexport class Loan {}\n",
  },
  { rule: 'max-lines-per-function', file: 'test/long-function.test.ts', text: longFunction },
  { rule: 'no-console', file: 'src/cli/loud.ts', text: 'console.log(1);\n' },
  {
    rule: 'no-restricted-properties',
    file: 'src/platform/config/env.ts',
    text: "export const it = process.env['IT'];\n",
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/now.ts',
    text: 'export const it = () => new Date();\n',
  },
  {
    rule: 'no-restricted-syntax',
    file: 'src/features/loans/domain/day.ts',
    text: 'export const it = (at: number) => new Date(at);\n',
  },
  { rule: 'no-restricted-syntax', file: 'test/support/global-setup.ts', text: 'export default 1;\n' },
  {
    rule: 'no-undef',
    file: 'src/platform/sandbox/browser/page.mjs',
    text: 'export const it = () => document.title;\n',
  },
];

/** What the other files lean on. */
export const scenery: readonly Omit<PlantedFile, 'rule'>[] = [
  { file: 'src/kernel/id.ts', text: "export const newId = () => '1';\n" },
];
