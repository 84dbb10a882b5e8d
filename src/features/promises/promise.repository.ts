import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all, condition } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerList, TableRows } from '../../platform/db/page-per-customer';
import { allOf, partsOf, type Columns, type RowPart } from '../../platform/db/row-part';
import { rowsOfTable } from '../../platform/db/rows-of-table';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { promiseCondition } from './promise.filter';
import type { PromiseFilter, PromiseOrderField } from './promise.input';
import type { PromiseRow, PromiseState } from './promise.type';

/** Of the table aliased `p`. */
const COLUMNS: Columns<PromiseRow> = {
  id: 'p.id',
  customerId: 'p.customer_id',
  kind: 'p.kind',
  text: 'p.text',
  madeAt: 'p.made_at',
  dueAt: 'p.due_at',
  graceEndsAt: 'p.grace_ends_at',
  toldHow: 'p.told_how',
  state: 'p.state',
  settledAt: 'p.settled_at',
  evidence: 'p.evidence',
  ownerId: 'p.owner_id',
  madeById: 'p.made_by_id',
  interactionId: 'p.interaction_id',
  caseId: 'p.case_id',
  version: 'p.version',
};

/** As much of a promise as some fields show; null where that may be everything. */
export const partOfPromise = partsOf<PromiseRow>({
  columns: COLUMNS,
  always: ['id', 'customerId', 'madeAt', 'dueAt'],
  readBy: {
    customer: ['customerId'],
    owner: ['ownerId'],
    madeBy: ['madeById'],
    interaction: ['interactionId'],
    case: ['caseId'],
  },
});

const ROWS: TableRows = {
  columns: allOf(COLUMNS),
  table: 'promises p',
  partFor: partOfPromise,
};
const SELECT = `SELECT ${ROWS.columns} FROM ${ROWS.table}`;

/** A part of each, or whole ones where that is null. */
export function findPromisesById(
  sql: Sql,
  scope: RowScope,
  ids: readonly Id[],
  part: RowPart | null,
): Promise<PromiseRow[]> {
  return rowsOfTable(
    sql,
    'promises.findPromisesById',
    ROWS,
    { sql: `p.id IN (?) AND ${withinScope(scope, 'p.customer_id')}`, values: [ids] },
    part,
  );
}

const BY_MADE_AT: Omit<RowOrder<PromiseRow>, 'descending'> = {
  column: 'p.made_at',
  id: 'p.id',
  sortValueOf: ({ madeAt }) => madeAt,
};

/** Which of a customer's promises; without a state, all. */
export interface PromiseNarrowing {
  readonly state: PromiseState | null;
}

function indexOfCustomer(state: PromiseState | null): string {
  return state ? 'ix_promises_customer_state' : 'ix_promises_customer';
}

/** Promises to a customer, the latest made first. */
export const promisesOfCustomer: CustomerList<PromiseRow, PromiseNarrowing> = {
  name: 'promises.promisesOfCustomer',
  order: { ...BY_MADE_AT, descending: true },
  rows: ROWS,
  select: (scope, customerIds, { state }, columns) => {
    const { sql, values } = all([
      condition('p.customer_id = ?'),
      ...(state ? [condition('p.state = ?', state)] : []),
      condition(withinScopeOf(scope, customerIds, 'p.customer_id')),
    ]);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(indexOfCustomer(state))} WHERE ${sql}`,
      values,
    };
  },
};

/** Promises that were made in an interaction, the latest made first. */
export const promisesOfInteraction: CustomerList<PromiseRow> = {
  name: 'promises.promisesOfInteraction',
  order: { ...BY_MADE_AT, descending: true },
  select: (scope) => ({
    sql: `${SELECT} WHERE p.interaction_id = ? AND ${withinScope(scope, 'p.customer_id')}`,
    values: [],
  }),
};

/** Promises about a case, the latest made first. */
export const promisesOfCase: CustomerList<PromiseRow> = {
  name: 'promises.promisesOfCase',
  order: { ...BY_MADE_AT, descending: true },
  select: (scope) => ({
    sql: `${SELECT} WHERE p.case_id = ? AND ${withinScope(scope, 'p.customer_id')}`,
    values: [],
  }),
};

const ORDERS: Record<PromiseOrderField, Omit<RowOrder<PromiseRow>, 'descending'>> = {
  MADE_AT: BY_MADE_AT,
  DUE_AT: { column: 'p.due_at', id: 'p.id', sortValueOf: ({ dueAt }) => dueAt },
};

const INDEXES: Record<PromiseOrderField, OrderedIndexes<PromiseFilter>> = {
  MADE_AT: { held: { state: 'ix_promises_state_made' }, unindexed: ['madeAt', 'kind', 'settledAt'] },
  DUE_AT: { held: { state: 'ix_promises_state_due' }, unindexed: ['dueAt', 'kind', 'settledAt'] },
};

/** Those of an owner that are in a state are few enough to be sorted; all that an owner ever had may be many. */
function indexOfPromises(filter: PromiseFilter, field: PromiseOrderField): string | null {
  const { held, ...indexes } = INDEXES[field];
  const ofOwner = filter.state?.eq == null ? {} : { owner: 'ix_promises_owner' };
  return indexOf(filter, { ...indexes, held: { ...ofOwner, ...held }, within: { owner: ['state'] } });
}

/** All of them, those of nobody included. */
export const allPromises: WholeList<PromiseRow, ListRequest<PromiseFilter, PromiseOrderField>> = {
  name: 'promises.allPromises',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  rows: ROWS,
  isFoundByFew: true,
  select: (scope, { filter, field }, few, columns) => {
    const chosen = promiseCondition(filter);
    return {
      sql: `SELECT ${columns} FROM ${ROWS.table}${walking(few ? 'ix_promises_customer' : indexOfPromises(filter, field))} WHERE ${withinScopeOrFew(scope, few, 'p.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
};
