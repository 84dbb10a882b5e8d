// The rules of the house, as far as a linter can see them; what imports what is in .dependency-cruiser.cjs, what a walk over the
// schema must find is in test/architecture. Each rule that is ours has a planted violation in test/architecture/lint.test.ts.

import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,cts}'];
const JAVASCRIPT = ['**/*.{mjs,cjs,js,jsx}'];
const CODE = [...TYPESCRIPT, ...JAVASCRIPT];
const TESTS = ['test/**'];
const BENCH = ['bench/**'];
const BROWSER = ['src/platform/sandbox/browser/**'];
const PROCESS_ENTRIES = ['src/main.ts', 'src/cli/**'];

const MAY_READ_ENVIRONMENT = [
  ...PROCESS_ENTRIES,
  'src/platform/config/**',
  'ormconfig.ts',
  ...BENCH,
  ...TESTS,
];
const MAY_PRINT = [...PROCESS_ENTRIES, ...BENCH, ...BROWSER];
const MAY_ASSERT_TYPES = ['src/platform/**', 'examples/**/*.ts', ...TESTS];
/** Tools that take the default export of a file. */
const MAY_EXPORT_DEFAULT = ['eslint.config.mjs', 'test/support/global-*.ts'];

const NO_DEFAULT_EXPORT = {
  selector: ':matches(ExportDefaultDeclaration, TSExportAssignment)',
  message: 'Export by name: a name is the same wherever it is imported.',
};
/** It has a hidden class of its own, which V8 keeps until the old generation is collected, with all that its accessors reach. */
const NO_ACCESSORS_OF_ONE_OBJECT = {
  selector: 'ObjectExpression > Property[kind=/^[gs]et$/]',
  message: 'Make it a class: what accessors of an object literal reach outlives the request (docs/adr/0025).',
};
const EVERYWHERE = [NO_DEFAULT_EXPORT, NO_ACCESSORS_OF_ONE_OBJECT];
const NO_SKIPPED_TEST = [
  'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
  'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
].map((selector) => ({ selector, message: 'Every test runs, always. Mend it or remove it.' }));
const NO_READ_WITHOUT_SCOPE = {
  selector: 'ObjectPattern:has(> Property[key.name="db"]):not(:has(> Property[key.name="scope"]))',
  message: "Every read takes the viewer's row scope: ({ db, scope }).",
};
const NO_CLOCK_NO_CHANCE = [
  'MemberExpression[object.name="Date"][property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
].map((selector) => ({ selector, message: 'Domain rules are pure: time and chance are arguments.' }));

/** What Node or a browser knows without an import. */
const NODE_GLOBALS = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
);
const BROWSER_GLOBALS = Object.fromEntries(
  [
    'CSSStyleSheet',
    'CloseEvent',
    'ResizeObserver',
    'addEventListener',
    'document',
    'location',
    'matchMedia',
    'window',
  ].map((name) => [name, 'readonly']),
);

const everywhere = {
  name: 'one-window/everywhere',
  files: CODE,
  linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    'no-restricted-syntax': ['error', ...EVERYWHERE],
    'no-restricted-properties': [
      'error',
      {
        object: 'process',
        property: 'env',
        message: 'Only src/platform/config reads the environment; take what you need as an argument.',
      },
    ],
    'no-restricted-imports': [
      'error',
      ...['process', 'node:process'].map((name) => ({
        name,
        importNames: ['default', 'env'],
        message: 'Use the global `process`, so that the rules about it hold.',
      })),
    ],
  },
};

const typescript = {
  name: 'one-window/typescript',
  files: TYPESCRIPT,
  extends: [
    js.configs.recommended,
    tseslint.configs.strictTypeChecked,
    tseslint.configs.stylisticTypeChecked,
  ],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    '@typescript-eslint/consistent-type-exports': 'error',
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    // The text of a string is walked by code points, which is what spreading does.
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    // The classes of the graph are shapes with decorators: plain rows are given for them (`simpleResolvers`).
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
};

/** Without types: what these files do before the compiler's packages are there, or in the browser. */
const javascript = {
  name: 'one-window/javascript',
  files: JAVASCRIPT,
  extends: [tseslint.configs.strict, js.configs.recommended],
  languageOptions: { globals: NODE_GLOBALS, parserOptions: { ecmaFeatures: { jsx: true } } },
  // typescript-eslint's own of that name sees what JSX uses.
  rules: { 'no-unused-vars': 'off' },
};

const exceptions = [
  {
    name: 'one-window/commonjs',
    files: ['**/*.{cjs,js}'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    name: 'one-window/browser',
    files: BROWSER,
    languageOptions: { globals: BROWSER_GLOBALS },
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT] },
  },
  { name: 'one-window/may-print', files: MAY_PRINT, rules: { 'no-console': 'off' } },
  {
    name: 'one-window/may-read-environment',
    files: MAY_READ_ENVIRONMENT,
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    name: 'one-window/may-assert-types',
    files: MAY_ASSERT_TYPES,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
  {
    name: 'one-window/loaders',
    files: ['src/features/*/*.loaders.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, NO_READ_WITHOUT_SCOPE] },
  },
  {
    name: 'one-window/domain',
    files: ['src/features/*/domain/**'],
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...NO_CLOCK_NO_CHANCE],
      'no-restricted-globals': [
        'error',
        'crypto',
        'fetch',
        'performance',
        'process',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'kernel/id$',
              importNames: ['newId'],
              message: 'It asks the clock: take ids as arguments.',
            },
            {
              regex: 'kernel/clock$',
              importNames: ['systemClock'],
              message: 'Take the time as an argument.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'one-window/tests',
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, ...NO_SKIPPED_TEST],
    },
  },
  {
    name: 'one-window/may-export-default',
    files: MAY_EXPORT_DEFAULT,
    rules: { 'no-restricted-syntax': 'off' },
  },
];

const graphqlFiles = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: {
      graphQLConfig: { schema: './schema.graphql', documents: './examples/operations/*.graphql' },
    },
  },
};

const contract = {
  ...graphqlFiles,
  name: 'one-window/contract',
  files: ['schema.graphql'],
  rules: {
    ...graphql.configs['flat/schema-recommended'].rules,
    ...graphql.configs['flat/schema-relay'].rules,
    '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
    '@graphql-eslint/no-root-type': 'off',
    '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
    '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    '@graphql-eslint/require-description': [
      'error',
      {
        types: true,
        rootField: true,
        DirectiveDefinition: true,
        EnumValueDefinition: true,
        FieldDefinition: true,
        InputValueDefinition: true,
      },
    ],
    // Amounts, scales, pages and the like are values: they have no id.
    '@graphql-eslint/strict-id-in-types': 'off',
  },
};

/** The operations that the documentation and the sandbox show. */
const examples = {
  ...graphqlFiles,
  name: 'one-window/examples',
  files: ['examples/operations/*.graphql'],
  rules: {
    ...graphql.configs['flat/operations-recommended'].rules,
    // An example asks for what its reader wants to see.
    '@graphql-eslint/require-selections': 'off',
  },
};

export default tseslint.config(
  { ignores: ['dist/**', '.data/**', 'coverage/**', 'bench/results/**'] },
  javascript,
  typescript,
  everywhere,
  ...exceptions,
  contract,
  examples,
);
