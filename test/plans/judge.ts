import type { Db } from '../../src/platform/db/db';
import type { Statement } from '../support/captured-statements';
import type { CountingSession } from '../support/rows-read';
import { explain, type Step } from './query-plan';

/** What a question may cost. Nothing of it depends on the size of the bank. */
export interface Allowance {
  /** Rows that each of its statements may read, temporary tables included. */
  readonly mostRead: number;
  /** Why it may sort or gather what it has read, though no index has it in that order. */
  readonly maySort?: string;
}

/** Tables that grow with the bank's organisation and catalogue, not with its customers: some tens or hundreds of rows. */
const REFERENCE_TABLES: ReadonlySet<string> = new Set([
  'agents',
  'attribute_definitions',
  'contact_reasons',
  'products',
  'queues',
  'source_systems',
  'surveys',
  'teams',
]);

const grows = ({ tables }: Step): boolean => tables.some((table) => !REFERENCE_TABLES.has(table));
const sorts = ({ extra }: Step): boolean => /Using (filesort|temporary)/.test(extra);
/** A walk through a whole table or index ends at the LIMIT when nothing is sorted or gathered after it: a page in order, or a count. */
function endsAtLimit(step: Step, plan: readonly Step[], sql: string): boolean {
  return /\bLIMIT\b/.test(sql) && !plan.some((other) => other.select === step.select && sorts(other));
}

function complaintsOfPlan(
  plan: readonly Step[],
  { sql }: Statement,
  { mostRead, maySort }: Allowance,
): string[] {
  return plan.flatMap((step) => {
    const found: string[] = [];
    const what = step.tables.join('/');
    const isWhole = step.access === 'ALL' || step.access === 'index';
    if (isWhole && grows(step) && !endsAtLimit(step, plan, sql)) {
      found.push(`scans ${what} (${step.access}${step.index === null ? '' : ` ${step.index}`})`);
    }
    if (sorts(step) && grows(step) && step.rows > mostRead && maySort === undefined) {
      found.push(`sorts about ${String(step.rows)} rows of ${what} (${step.extra})`);
    }
    return found;
  });
}

/** What is wrong with how a server answers a statement; nothing where all is as it should be. */
export async function judge(
  session: CountingSession,
  statement: Statement,
  allowance: Allowance,
): Promise<string[]> {
  const plan = await explain(session.db, statement);
  const read = await session.rowsReadBy((db: Db) =>
    db.query(statement.name, statement.sql, statement.values),
  );
  const complaints = complaintsOfPlan(plan, statement, allowance);
  if (read > allowance.mostRead)
    complaints.push(`reads ${String(read)} rows, and may read ${String(allowance.mostRead)}`);
  return complaints.map((complaint) => `${statement.name} ${complaint}`);
}
