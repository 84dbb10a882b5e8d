// What may import what (docs/ARCHITECTURE.md). Each rule has a planted violation in test/architecture/imports.test.ts: one that
// has never been seen to fail is no rule.

/** What a feature shows to the others; the rest of it is its own business. */
const OFFERED = [
  '^src/features/[^/]+/[^/]+[.](type|input|loaders|effects|filter|timeline)[.]ts$',
  '^src/features/[^/]+/domain/',
  // The one normal form of a phone number, address or handle: who looks one up must write it as it was stored.
  '^src/features/customers/contact-key[.]ts$',
];
/** What the lists of customers select in their own statements. */
const COLUMNS_OF_LISTS = '^src/features/(customers/customer|advocacy/advocacy-status)[.]columns[.]ts$';
/** Vocabulary of the bank that the hub itself is described with. They add nothing to a customer. */
const BELOW_THE_HUB = '^src/features/(channels|sources)/';
/** Run while building, where what builds is installed. What they make is what runs later. */
const BUILD_TIME = '^src/(cli/(compile|check)[.]mjs|platform/sandbox/(bundle[.]mjs|browser/|pages/))';
const OWN_CODE = '^(src|migrations|test)/|^ormconfig[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Nothing loads itself by a detour. Types may: they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is what everything else stands on; of Node it needs hashes and random bytes.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', '^(node:)?crypto$'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Rules over plain data: no I/O, no library. Pure rules of another feature are as pure as its own.',
      severity: 'error',
      from: { path: '^src/features/[^/]+/domain/' },
      to: { pathNot: ['^src/features/[^/]+/domain/', '^src/kernel/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment:
        'Technique serves every feature alike. The data source alone is told the lists of tables and migrations.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '^src/platform/db/(data-source|database-state)[.]ts$' },
      to: { path: OWN_CODE, pathNot: '^src/(platform|kernel)/' },
    },
    {
      name: 'data-source-takes-the-lists-alone',
      comment: 'What the exception to platform-knows-no-feature is for, and nothing else.',
      severity: 'error',
      from: { path: '^src/platform/db/(data-source|database-state)[.]ts$' },
      to: {
        path: OWN_CODE,
        pathNot: ['^src/(platform|kernel)/', '^src/entities[.]ts$', '^migrations/index[.]ts$'],
      },
    },
    {
      name: 'features-offer-what-they-share',
      comment:
        'Of another feature: its types and inputs, loaders, effects, filters, events for the timeline, and pure rules.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/features/',
        pathNot: [
          '^src/features/$1/',
          ...OFFERED,
          // The next rule says who may read rows of customers, and what stands beside them.
          COLUMNS_OF_LISTS,
        ],
      },
    },
    {
      name: 'customer-columns-are-for-the-lists-of-customers',
      comment:
        'The customer list selects customers, and their status beside them, in its own statements; everybody else loads them.',
      severity: 'error',
      from: {
        pathNot: '^src/features/(customers|customer-list|advocacy)/[^/]+[.](repository|columns)[.]ts$',
      },
      to: { path: COLUMNS_OF_LISTS },
    },
    {
      name: 'the-hub-knows-no-satellite',
      comment: 'A feature that depends on the customer extends the customer, never the other way round.',
      severity: 'error',
      from: { path: '^src/features/customers/' },
      to: { path: '^src/features/', pathNot: ['^src/features/customers/', BELOW_THE_HUB] },
    },
    {
      name: 'features-do-not-know-who-assembles-them',
      comment:
        'Entry points and the lists of resolvers and entities import features, not the other way round.',
      severity: 'error',
      from: { path: '^src/(kernel|platform|features)/' },
      to: {
        path: '^src/([^/]+[.]ts$|cli/)|^ormconfig[.]ts$',
        // Judged by the two rules about the platform.
        pathNot: '^src/entities[.]ts$',
      },
    },
    {
      name: 'database-libraries-stay-in-their-places',
      comment: 'SQL lives in repositories; loaders and use cases hold the Db and Tx of platform/db.',
      severity: 'error',
      from: {
        path: '^(src|migrations)/|^ormconfig[.]ts$',
        pathNot: ['[.](repository|entity)[.]ts$', '^src/platform/db/', '^migrations/', '^ormconfig[.]ts$'],
      },
      to: { path: 'node_modules/(typeorm|mysql2)/' },
    },
    {
      name: 'resolvers-read-through-loaders',
      comment:
        'A resolver that reads tables itself reads them once for each row, and without the viewer’s scope.',
      severity: 'error',
      from: { path: '[.]resolver[.]ts$' },
      to: { path: '[.](repository|entity)[.]ts$' },
    },
    {
      name: 'no-barrels',
      comment: 'Import from the file that has it. The list of migrations is a list, not a door.',
      severity: 'error',
      from: {},
      to: {
        path: ['^(src|test|migrations)/index[.]', '^(src|test|migrations)/.*/index[.]'],
        pathNot: '^migrations/index[.]ts$',
      },
    },
    {
      name: 'no-re-exports',
      comment: 'A barrel by another name.',
      severity: 'error',
      from: { path: OWN_CODE },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'the-product-knows-no-test',
      comment: 'Code that runs for people does not lean on code that runs for tests.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-knows-the-bench',
      comment: 'It stands beside the product and measures it from outside.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'the-floor-stands-on-nothing-of-ours',
      comment: 'What is compared with must not become slower, or wrong, together with what is measured.',
      severity: 'error',
      from: { path: '^bench/floor/' },
      to: { path: OWN_CODE },
    },
    {
      name: 'tests-stand-alone',
      comment: 'What several tests need is a support file; a test that imports another runs it twice.',
      severity: 'error',
      from: {},
      to: { path: '[.]test[.]ts$' },
    },
    {
      name: 'development-dependencies-stay-at-home',
      comment: '`npm ci --omit=dev --omit=optional` leaves everything that the product needs.',
      severity: 'error',
      from: { path: '^(src|migrations)/|^ormconfig[.]ts$', pathNot: BUILD_TIME },
      to: { dependencyTypes: ['npm-dev', 'npm-optional'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-build-is-not-loaded-to-run',
      comment: 'Files that need what builds are loaded by one another, or while building.',
      severity: 'error',
      from: { path: '^src/', pathNot: [BUILD_TIME, '^src/cli/[^/]+[.]mjs$'] },
      to: { path: BUILD_TIME },
    },
    {
      name: 'production-starts-no-database',
      comment: 'A process in production is given a database; only the commands make one.',
      severity: 'error',
      from: { path: '^src/main[.]ts$' },
      to: { path: '^src/(cli|platform/db/local-server)/', reachable: true },
    },
    {
      name: 'dependencies-are-declared',
      comment:
        'What is imported stands in package.json and can be found. Of the bench, which has a package.json of its own, knip sees to it.',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'imports-are-found',
      comment: 'An import that leads nowhere. What peers of the bench need is installed when they are run.',
      severity: 'error',
      from: { pathNot: '^bench/peers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // `import type` is a dependency too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]data)/' },
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'default'],
    },
    skipAnalysisNotInRules: true,
  },
};
