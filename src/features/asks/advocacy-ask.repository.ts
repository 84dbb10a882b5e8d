import type { Id } from '../../kernel/id';
import { withinScope, withinScopeOf, type RowScope } from '../../platform/authz/row-scope';
import { all } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { Fragment } from '../../platform/db/keyset';
import type { CustomerIds, CustomerList } from '../../platform/db/page-per-customer';
import { caseIsOpen } from '../cases/case-status.filter';
import { casesOfCustomerFacts } from '../cases/case.filter';
import { openLoops } from '../surveys/survey-loop.filter';
import type { AdvocacyAskRow } from './advocacy-ask.type';
import type { OpenMatters } from './domain/ask-budget';

/** What a customer was asked for, the latest first. */
export const asksOfCustomer: CustomerList<AdvocacyAskRow> = {
  name: 'asks.asksOfCustomer',
  order: {
    column: 'q.asked_at',
    id: 'q.id',
    descending: true,
    sortValueOf: ({ askedAt }) => askedAt,
  },
  select: (scope, customerIds) => ({
    sql: `SELECT q.id, q.kind, q.asked_at AS askedAt, q.outcome, q.ended_at AS endedAt, q.asked_by_id AS askedById, q.version
      FROM advocacy_asks q WHERE q.customer_id = ? AND ${withinScopeOf(scope, customerIds, 'q.customer_id')}`,
    values: [],
  }),
};

export function findAsksById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<AdvocacyAskRow[]> {
  return sql.lookUp<AdvocacyAskRow>(
    'asks.findAsksById',
    `SELECT q.id, q.kind, q.asked_at AS askedAt, q.outcome, q.ended_at AS endedAt, q.asked_by_id AS askedById, q.version,
       q.customer_id AS customerId
       FROM advocacy_asks q WHERE q.id IN (?) AND ${withinScope(scope, 'q.customer_id')}`,
    [ids],
  );
}

interface SelectedMatters {
  readonly request: number;
  readonly complaint: number;
  readonly answer: number;
}

/** Whether there is a fact of that kind: an EXISTS that ends at the first. */
function anyOf(
  { from, customerColumn }: { readonly from: string; readonly customerColumn: string },
  { customerIds, scope, chosen }: { customerIds: CustomerIds; scope: RowScope; chosen: Fragment },
): Fragment {
  return {
    sql: `EXISTS (SELECT 1 FROM ${from} WHERE ${customerColumn} IN (?) AND ${withinScope(scope, customerColumn)} AND ${chosen.sql})`,
    values: [customerIds, ...chosen.values],
  };
}

/** Which matters of each of many customers are not settled, in one statement. */
export async function findOpenMatters(
  sql: Sql,
  scope: RowScope,
  customers: readonly CustomerIds[],
): Promise<OpenMatters[]> {
  const complaint = all([caseIsOpen, casesOfCustomerFacts.condition({ kind: { eq: 'COMPLAINT' } })]);
  const arms = customers.map((customerIds, index): Fragment => {
    const owed = [
      anyOf(casesOfCustomerFacts, { customerIds, scope, chosen: complaint }),
      anyOf(openLoops, { customerIds, scope, chosen: openLoops.isOpen }),
    ] as const;
    return {
      sql: `SELECT ${String(index)} AS request, ${owed[0].sql} AS complaint, ${owed[1].sql} AS answer`,
      values: owed.flatMap(({ values }) => values),
    };
  });
  const rows = await sql.query<SelectedMatters>(
    'asks.findOpenMatters',
    arms.map((arm) => arm.sql).join(' UNION ALL '),
    arms.flatMap((arm) => arm.values),
  );
  const found = new Map(rows.map((row) => [row.request, row]));
  return customers.map((_, index) => ({
    hasOpenComplaint: found.get(index)?.complaint === 1,
    hasOpenLoop: found.get(index)?.answer === 1,
  }));
}
