import type { Id } from '../../kernel/id';
import { withinScopeOrFew } from '../../platform/authz/few-customers';
import { withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { RowOrder } from '../../platform/db/keyset';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { indexOf, walking, type OrderedIndexes } from '../../platform/db/walked-index';
import type { ListRequest, WholeList } from '../../platform/db/whole-list';
import { STATUS_COLUMNS, toStatusRow, type SelectedStatus } from './advocacy-status.columns';
import type { AdvocacyStatusRow } from './advocacy-status.type';
import { advocateCondition } from './advocate.filter';
import type { AdvocateFilter, AdvocateOrderField } from './advocate.input';

interface SelectedWithCustomer extends SelectedStatus {
  readonly id: Id;
  readonly absorbedIds: unknown;
}

/** Statuses are read first, in the order of their index; each then looks its customer up, who may have been merged into another. */
function selectBy(index: string | null): string {
  return `SELECT ${STATUS_COLUMNS}, c.id, c.absorbed_ids AS absorbedIds
  FROM advocacy_statuses s${walking(index)} STRAIGHT_JOIN customers c ON c.id = s.customer_id
  WHERE c.absorbed_into_id IS NULL`;
}

function withCustomer(selected: SelectedWithCustomer): AdvocacyStatusRow {
  const { id, absorbedIds } = selected;
  const absorbed = absorbedIds === null ? [] : parseJson<readonly Id[]>(absorbedIds);
  return toStatusRow(selected, [id, ...absorbed]);
}

/** The status of customers. It is derived, not a fact: a merged customer has one, under their own id. */
export async function findAdvocacyStatuses(
  sql: Sql,
  scope: RowScope,
  customerIds: readonly Id[],
): Promise<AdvocacyStatusRow[]> {
  const rows = await sql.lookUp<SelectedWithCustomer>(
    'advocacy.findAdvocacyStatuses',
    `${selectBy(null)} AND s.customer_id IN (?) AND ${withinScopeOf(scope, customerIds, 's.customer_id')}`,
    [customerIds],
  );
  return rows.map(withCustomer);
}

/** The same of customers in hand, whom nobody has absorbed: they are not looked up again. Null where it was never worked out. */
export async function findStatusesOfCustomers(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
): Promise<(AdvocacyStatusRow | null)[]> {
  const ids = customers.map(([id]) => id);
  const rows = await sql.lookUp<SelectedStatus & { readonly id: Id }>(
    'advocacy.findStatusesOfCustomers',
    `SELECT s.customer_id AS id, ${STATUS_COLUMNS} FROM advocacy_statuses s WHERE s.customer_id IN (?) AND ${withinScopeOf(scope, ids, 's.customer_id')}`,
    [ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return customers.map((customerIds) => {
    const row = found.get(customerIds[0]);
    return row ? toStatusRow(row, customerIds) : null;
  });
}

const ORDERS: Record<AdvocateOrderField, Omit<RowOrder<AdvocacyStatusRow>, 'descending'>> = {
  SCORE: { column: 's.score', id: 's.customer_id', sortValueOf: ({ score }) => score },
  SINCE: { column: 's.since', id: 's.customer_id', sortValueOf: ({ since }) => since },
};

const INDEXES: Record<AdvocateOrderField, OrderedIndexes<AdvocateFilter>> = {
  SCORE: {
    held: {
      owner: 'ix_advocacy_statuses_owner',
      vip: 'ix_advocacy_statuses_vip_score',
      stage: 'ix_advocacy_statuses_stage_score',
    },
    all: 'ix_advocacy_statuses_score',
    unindexed: ['score'],
  },
  SINCE: {
    held: { stage: 'ix_advocacy_statuses_stage_since' },
    all: 'ix_advocacy_statuses_since',
    unindexed: ['since'],
  },
};

/** Nearly nobody is a VIP: an index finds those who are, and is no way to find the others. */
function findable({ vip, ...rest }: AdvocateFilter): AdvocateFilter {
  return vip?.eq === true ? { vip, ...rest } : rest;
}

/** All statuses; those of customers who were merged into another are not among them. */
export const allAdvocates: WholeList<AdvocacyStatusRow, ListRequest<AdvocateFilter, AdvocateOrderField>> = {
  name: 'advocacy.allAdvocates',
  orderOf: ({ field, descending }) => ({ ...ORDERS[field], descending }),
  isFoundByFew: true,
  select: (scope, { filter, field }, few) => {
    const chosen = advocateCondition(filter);
    const index = few ? 'PRIMARY' : indexOf(findable(filter), INDEXES[field]);
    return {
      sql: `${selectBy(index)} AND ${withinScopeOrFew(scope, few, 's.customer_id')} AND ${chosen.sql}`,
      values: chosen.values,
    };
  },
  toRow: withCustomer,
};
