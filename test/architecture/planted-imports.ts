/** An import that the rule of that name must refuse; both paths as they stand in the planted project. */
export interface PlantedImport {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What must be there for some of them: the way back of the cycle, the way round to the database. */
export const scenery: readonly Omit<PlantedImport, 'rule'>[] = [
  { from: 'src/features/loans/rate.ts', to: 'src/features/loans/plan.ts' },
  { from: 'src/main.ts', to: 'src/server.ts' },
  { from: 'src/server.ts', to: 'src/platform/db/local-server/server.ts' },
];

export const refused: readonly PlantedImport[] = [
  { rule: 'no-cycles', from: 'src/features/loans/plan.ts', to: 'src/features/loans/rate.ts' },
  { rule: 'kernel-imports-nothing', from: 'src/kernel/sum.ts', to: 'node:fs' },
  { rule: 'kernel-imports-nothing', from: 'src/kernel/sum.ts', to: 'src/platform/graphql/text.ts' },
  { rule: 'domain-is-pure', from: 'src/features/loans/domain/rule.ts', to: 'node:path' },
  { rule: 'domain-is-pure', from: 'src/features/loans/domain/rule.ts', to: 'zod' },
  { rule: 'domain-is-pure', from: 'src/features/loans/domain/rule.ts', to: 'src/features/loans/rate.ts' },
  { rule: 'domain-is-pure', from: 'src/features/loans/domain/rule.ts', to: 'src/platform/graphql/text.ts' },
  {
    rule: 'platform-knows-no-feature',
    from: 'src/platform/graphql/text.ts',
    to: 'src/features/loans/loan.type.ts',
  },
  { rule: 'platform-knows-no-feature', from: 'src/platform/graphql/text.ts', to: 'src/entities.ts' },
  {
    rule: 'data-source-takes-the-lists-alone',
    from: 'src/platform/db/data-source.ts',
    to: 'src/features/loans/loan.type.ts',
  },
  {
    rule: 'features-offer-what-they-share',
    from: 'src/features/cards/card.ts',
    to: 'src/features/loans/rate.ts',
  },
  {
    rule: 'features-offer-what-they-share',
    from: 'src/features/cards/card.ts',
    to: 'src/features/loans/loan.repository.ts',
  },
  {
    rule: 'features-offer-what-they-share',
    from: 'src/features/cards/card.ts',
    to: 'src/features/loans/loan.entity.ts',
  },
  {
    rule: 'features-offer-what-they-share',
    from: 'src/features/cards/card.ts',
    to: 'src/features/loans/loan.columns.ts',
  },
  {
    rule: 'customer-columns-are-for-the-lists-of-customers',
    from: 'src/features/cards/card.repository.ts',
    to: 'src/features/customers/customer.columns.ts',
  },
  {
    rule: 'customer-columns-are-for-the-lists-of-customers',
    from: 'src/features/customer-list/list.ts',
    to: 'src/features/customers/customer.columns.ts',
  },
  {
    rule: 'the-hub-knows-no-satellite',
    from: 'src/features/customers/customer.ts',
    to: 'src/features/loans/loan.type.ts',
  },
  {
    rule: 'features-do-not-know-who-assembles-them',
    from: 'src/features/cards/card.ts',
    to: 'src/schema.ts',
  },
  {
    rule: 'features-do-not-know-who-assembles-them',
    from: 'src/features/cards/card.ts',
    to: 'src/cli/seed.ts',
  },
  { rule: 'database-libraries-stay-in-their-places', from: 'src/features/cards/card.ts', to: 'typeorm' },
  { rule: 'database-libraries-stay-in-their-places', from: 'src/cli/seed.ts', to: 'mysql2' },
  {
    rule: 'resolvers-read-through-loaders',
    from: 'src/features/loans/loan.resolver.ts',
    to: 'src/features/loans/loan.repository.ts',
  },
  {
    rule: 'resolvers-read-through-loaders',
    from: 'src/features/loans/loan.resolver.ts',
    to: 'src/features/loans/loan.entity.ts',
  },
  { rule: 'no-barrels', from: 'src/features/loans/plan.ts', to: 'src/features/loans/parts/index.ts' },
  { rule: 'no-re-exports', from: 'src/features/loans/loans.ts', to: 'src/features/loans/rate.ts' },
  { rule: 'the-product-knows-no-test', from: 'src/features/loans/plan.ts', to: 'test/support/loan.ts' },
  { rule: 'nothing-knows-the-bench', from: 'src/features/loans/plan.ts', to: 'bench/draw.ts' },
  { rule: 'the-floor-stands-on-nothing-of-ours', from: 'bench/floor/loan.ts', to: 'src/kernel/number.ts' },
  { rule: 'tests-stand-alone', from: 'test/support/loan.ts', to: 'test/loan.test.ts' },
  { rule: 'development-dependencies-stay-at-home', from: 'src/features/loans/plan.ts', to: 'fast-check' },
  { rule: 'development-dependencies-stay-at-home', from: 'src/features/loans/plan.ts', to: 'esbuild' },
  { rule: 'the-build-is-not-loaded-to-run', from: 'src/cli/seed.ts', to: 'src/platform/sandbox/bundle.mjs' },
  { rule: 'dependencies-are-declared', from: 'src/features/loans/plan.ts', to: '@graphql-tools/schema' },
  { rule: 'imports-are-found', from: 'src/features/loans/plan.ts', to: './nowhere' },
];

/** Not planted themselves: the scenery leads there. */
export const refusedAtADistance: readonly PlantedImport[] = [
  {
    rule: 'production-starts-no-database',
    from: 'src/main.ts',
    to: 'src/platform/db/local-server/server.ts',
  },
];

/** Imports of the same kinds that no rule may refuse. */
export const allowed: readonly Omit<PlantedImport, 'rule'>[] = [
  { from: 'src/kernel/sum.ts', to: 'node:crypto' },
  { from: 'src/features/loans/domain/rule.ts', to: 'src/kernel/number.ts' },
  { from: 'src/features/loans/domain/rule.ts', to: 'src/features/cards/domain/limit.ts' },
  { from: 'src/platform/graphql/text.ts', to: 'src/kernel/number.ts' },
  { from: 'src/platform/db/data-source.ts', to: 'src/entities.ts' },
  { from: 'src/platform/db/data-source.ts', to: 'migrations/index.ts' },
  { from: 'src/platform/db/data-source.ts', to: 'typeorm' },
  { from: 'src/entities.ts', to: 'src/features/loans/loan.entity.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/loans/loan.type.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/loans/loan.loaders.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/loans/loan.effects.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/loans/domain/rule.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/loans/loan.filter.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/customers/contact-key.ts' },
  { from: 'src/features/cards/card.ts', to: 'src/features/channels/channel.input.ts' },
  { from: 'src/features/customer-list/list.repository.ts', to: 'src/features/customers/customer.columns.ts' },
  { from: 'src/features/customers/customer.ts', to: 'src/features/sources/source.type.ts' },
  { from: 'src/features/loans/loan.resolver.ts', to: 'src/features/loans/loan.loaders.ts' },
  { from: 'src/features/loans/loan.loaders.ts', to: 'src/features/loans/loan.repository.ts' },
  { from: 'src/features/loans/loan.entity.ts', to: 'typeorm' },
  { from: 'migrations/1-make.ts', to: 'typeorm' },
  { from: 'src/platform/sandbox/bundle.mjs', to: 'esbuild' },
  { from: 'test/support/loan.ts', to: 'fast-check' },
  { from: 'bench/draw.ts', to: 'src/kernel/number.ts' },
  { from: 'bench/draw.ts', to: 'bench/floor/loan.ts' },
];
