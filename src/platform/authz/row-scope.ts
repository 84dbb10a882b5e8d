import type { Id } from '../../kernel/id';
import type { Reach, Viewer } from '../identity/viewer';
import { may } from './policy';

/** The customers whom a reach leaves: some of them, neither all nor none. */
export interface NarrowScope {
  readonly reach: Reach;
  /**
   * Ids of customers whom a statement of this request has found to be within, and of whoever was merged into them: what is read of them
   * needs no second look.
   */
  readonly found: Set<Id>;
}

/** Which customers a viewer may see. It goes with every read, down to the SQL. */
export type RowScope = 'EVERYTHING' | 'NOTHING' | NarrowScope;

export function rowScopeOf(viewer: Viewer): RowScope {
  const { reach } = viewer;
  const reads = (['customer:read', 'customer:find', 'statistics:read'] as const).some((action) =>
    may(viewer, action),
  );
  if (!reads || isOfNobody(reach)) return 'NOTHING';
  return reach.colleagues && isOfWholeBank(reach) ? 'EVERYTHING' : { reach, found: new Set() };
}

function isOfNobody({ segments, businessUnits, teams }: Reach): boolean {
  return [segments, businessUnits, teams].some((codes) => codes?.length === 0);
}

function isOfWholeBank({ segments, businessUnits, teams, partnerSource }: Reach): boolean {
  return segments === null && businessUnits === null && teams === null && partnerSource === null;
}

/** Whether facts of nobody are shown. */
export function isShownFactsOfNobody(scope: RowScope): boolean {
  return typeof scope === 'object' ? isOfWholeBank(scope.reach) : scope === 'EVERYTHING';
}

/** The condition for what is the bank's own and no customer's (catalogue, reasons, agents): who may see some customer may see it. */
export function withinBank(scope: RowScope): string {
  return scope === 'NOTHING' ? 'FALSE' : 'TRUE';
}

/**
 * The condition that keeps a statement within a scope, to stand in its WHERE. `customerColumn` is the column that holds the
 * customer's id, who may have been merged into another meanwhile: then it is the other who counts. Facts of nobody (null) are
 * for those who are there for the whole bank.
 *
 * It asks for a value of the customer in hand, never EXISTS or IN: these the servers turn round, and gather all customers of a reach to
 * show a page.
 */
export function withinScope(scope: RowScope, customerColumn: string): string {
  if (scope === 'EVERYTHING') return 'TRUE';
  if (scope === 'NOTHING') return `${customerColumn} <> ${customerColumn}`;
  const owner = `FROM customers scope_row JOIN customers scope_owner
    ON scope_owner.id = COALESCE(scope_row.absorbed_into_id, scope_row.id) WHERE scope_row.id = ${customerColumn}`;
  // Who is kept out is named, not who is let in: most facts are of no colleague, and some are of nobody.
  if (isOfWholeBank(scope.reach)) return `COALESCE((SELECT scope_owner.is_colleague ${owner}), 0) = 0`;
  return `(SELECT ${conditionsOn('scope_owner', scope.reach)} ${owner}) = 1`;
}

/**
 * The same condition for rows of customers whom nobody absorbed, aliased `customer`: they are whose they are themselves, and nobody is looked
 * up. Compared with 1, because no server takes that for a way to find rows.
 */
export function withinScopeOfCustomer(scope: RowScope, customer: string): string {
  if (typeof scope !== 'object') return withinScope(scope, `${customer}.id`);
  return `(${conditionsOn(customer, scope.reach)}) = 1`;
}

/** Remembers whom a statement that kept to the scope has found. */
export function foundWithin(scope: RowScope, customerIds: readonly Id[]): void {
  if (typeof scope !== 'object') return;
  for (const id of customerIds) scope.found.add(id);
}

/** The same condition where it is known whose rows are read: nothing, for whoever was found to be within. */
export function withinScopeOf(
  scope: RowScope,
  customers: Id | readonly Id[],
  customerColumn: string,
): string {
  if (typeof scope !== 'object') return withinScope(scope, customerColumn);
  const { found } = scope;
  const areFound =
    typeof customers === 'string' ? found.has(customers) : customers.every((id) => found.has(id));
  return areFound ? 'TRUE' : withinScope(scope, customerColumn);
}

/** The condition that keeps to what a partner's own source has delivered, where the viewer is a partner. `sourceColumn` holds a source's id. */
export function withinSource(scope: RowScope, sourceColumn: string): string {
  if (scope === 'NOTHING') return 'FALSE';
  if (scope === 'EVERYTHING' || scope.reach.partnerSource === null) return 'TRUE';
  return `${sourceColumn} IN (SELECT scope_own.id FROM source_systems scope_own WHERE ${among('scope_own.code', [scope.reach.partnerSource])})`;
}

/** Codes come from tokens: what is none cannot match, and never gets into a statement. */
const CODE = /^[\w.-]{1,64}$/;

export function among(column: string, codes: readonly string[]): string {
  const known = codes.filter((code) => CODE.test(code)).map((code) => `'${code}'`);
  return known.length === 0 ? 'FALSE' : `${column} IN (${known.join(', ')})`;
}

/** What is true of each customer, aliased so, within a scope. */
function conditionsOn(
  customer: string,
  { segments, businessUnits, teams, partnerSource, colleagues }: Reach,
): string {
  return [
    ...(segments === null ? [] : [among(`${customer}.segment`, segments)]),
    ...(businessUnits === null ? [] : [among(`${customer}.business_unit`, businessUnits)]),
    ...(teams === null
      ? []
      : [
          `${customer}.team_id IN (SELECT scope_team.id FROM teams scope_team WHERE ${among('scope_team.code', teams)})`,
        ]),
    ...(partnerSource === null
      ? []
      : [
          `(SELECT COUNT(*) FROM source_profiles scope_profile JOIN source_systems scope_source
            ON scope_source.id = scope_profile.source_id AND ${among('scope_source.code', [partnerSource])}
            WHERE scope_profile.customer_id = ${customer}.id) > 0`,
        ]),
    ...(colleagues ? [] : [`${customer}.is_colleague = 0`]),
  ].join(' AND ');
}
