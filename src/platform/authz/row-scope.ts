import type { Viewer } from '../identity/viewer';

/** Which customers a viewer may see. It goes with every read, down to the SQL. */
export type RowScope = 'EVERYTHING' | 'NOTHING';

export function rowScopeOf(viewer: Viewer): RowScope {
  return viewer.kind === 'LOCAL' ? 'EVERYTHING' : 'NOTHING';
}

/** The condition for what is the bank's own and no customer's (catalogue, reasons, agents): who may see some customer may see it. */
export function withinBank(scope: RowScope): string {
  return scope === 'NOTHING' ? 'FALSE' : 'TRUE';
}

/**
 * The condition that keeps a statement within a scope, to stand in its WHERE. `customerColumn` is the column that holds the
 * customer's id: facts of nobody (null) are within EVERYTHING only.
 */
export function withinScope(scope: RowScope, customerColumn: string): string {
  return scope === 'EVERYTHING' ? 'TRUE' : `${customerColumn} <> ${customerColumn}`;
}
