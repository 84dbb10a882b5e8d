import type { Db } from '../../../src/platform/db/db';

/** Figures of imported files, in the shape in which they are published beside the files. */

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jerusalem' });
const HOUR = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Jerusalem',
  hour: '2-digit',
  hourCycle: 'h23',
});
const PRAGUE_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague' });

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

/** Count, sum and nearest-rank percentiles. */
function distribution(values: readonly number[]): Record<string, number> {
  const sorted = [...values].sort((a, b) => a - b);
  const percentile = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return {
    n: sorted.length,
    sum: sorted.reduce((sum, value) => sum + value, 0),
    p80: percentile(0.8),
    p90: percentile(0.9),
    p95: percentile(0.95),
    p99: percentile(0.99),
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

async function count(db: Db, sql: string): Promise<number> {
  const [row] = await db.query<{ n: number | string }>('test.count', `SELECT COUNT(*) AS n FROM ${sql}`);
  return Number(row?.n);
}

export async function bankFigures(db: Db): Promise<Record<string, unknown>> {
  const [born] = await db.query<{ min: string; max: string }>(
    'test.born',
    'SELECT MIN(birth_date) AS min, MAX(birth_date) AS max FROM customers',
  );
  const [opened] = await db.query<{ min: Date; max: Date }>(
    'test.opened',
    'SELECT MIN(opened_at) AS min, MAX(opened_at) AS max FROM accounts',
  );
  const day = (moment: Date | undefined): string => PRAGUE_DAY.format(moment).replaceAll('-', '').slice(2);
  const profiles = await db.query<{ delivered: string | { gender: string } }>(
    'test.delivered',
    'SELECT delivered FROM source_profiles',
  );
  const genderOf = ({ delivered }: { delivered: string | { gender: string } }): string =>
    (typeof delivered === 'string' ? (JSON.parse(delivered) as { gender: string }) : delivered).gender;
  const holding = (role: string): string =>
    `(SELECT account_id FROM account_holders WHERE role = '${role}' GROUP BY account_id HAVING COUNT(*) = 1) h`;
  return {
    rows: {
      client: await count(db, 'source_profiles'),
      account: await count(db, 'accounts'),
      disp: await count(db, 'account_holders'),
    },
    gender: countBy(profiles, genderOf),
    birth_min: born?.min,
    birth_max: born?.max,
    account_opened_min: day(opened?.min),
    account_opened_max: day(opened?.max),
    accounts_with_exactly_one_owner: await count(db, holding('OWNER')),
    accounts_with_a_disponent: await count(db, holding('SIGNATORY')),
    clients_without_disposition: await count(
      db,
      'customers c WHERE NOT EXISTS (SELECT 1 FROM account_holders h WHERE h.customer_id = c.id)',
    ),
  };
}

interface Call {
  startedAt: Date;
  outcome: string;
  wait: number | null;
  handle: number | null;
  ivr: number | null;
  queued: number;
  language: string | null;
  reason: string;
  agent: string | null;
  customerId: string | null;
}

const TYPES: Readonly<Record<string, string>> = {
  'calls.prospect': 'NW',
  'calls.stock-exchange': 'NE',
  'calls.call-back': 'TT',
  'calls.internet': 'IN',
};
const typeOf = ({ reason, language }: Call): string => TYPES[reason] ?? (language === 'en' ? 'PE' : 'PS');

export async function callFigures(db: Db): Promise<Record<string, unknown>> {
  const calls = await db.query<Call>(
    'test.calls',
    `SELECT i.started_at AS startedAt, i.outcome, i.wait_seconds AS wait, i.handle_seconds AS handle, i.ivr_seconds AS ivr,
            i.queued_at IS NOT NULL AS queued, i.language, r.code AS reason, a.name AS agent, i.customer_id AS customerId
       FROM interactions i JOIN contact_reasons r ON r.id = i.reason_id LEFT JOIN agents a ON a.id = i.agent_id`,
  );
  const of = (...outcomes: string[]): Call[] => calls.filter(({ outcome }) => outcomes.includes(outcome));
  const [answered, abandoned, offered] = [of('ANSWERED'), of('ABANDONED'), of('ANSWERED', 'ABANDONED')];
  const real = calls.filter(({ outcome }) => outcome !== 'PHANTOM');
  const waits = (some: readonly Call[]) => distribution(some.map(({ wait }) => wait ?? Number.NaN));
  const within = (seconds: number): number =>
    answered.filter(({ wait }) => (wait ?? Infinity) <= seconds).length;
  const days = calls.map(({ startedAt }) => DAY.format(startedAt)).sort();
  return {
    file_rows: calls.length,
    date_min: days[0],
    date_max: days.at(-1),
    calls_excluding_phantom: real.length,
    calls_by_type_all_rows: countBy(calls, typeOf),
    calls_by_type_excl_phantom: countBy(real, typeOf),
    answered: answered.length,
    hung_up: of('ABANDONED', 'LEFT_IN_MENU').length,
    hung_up_in_vru_never_queued: of('LEFT_IN_MENU').length,
    offered_to_agents: offered.length,
    abandoned_from_queue: abandoned.length,
    wait_q_time_seconds: {
      offered_incl_zero: waits(offered),
      answered_incl_zero: waits(answered),
      queued_only: waits(offered.filter(({ wait }) => wait !== 0)),
      queued_then_answered: waits(answered.filter(({ wait }) => wait !== 0)),
      queued_then_abandoned: waits(abandoned.filter(({ wait }) => wait !== 0)),
    },
    service_level_of_offered: {
      answered_within_20s: { count: within(20) },
      answered_within_30s: { count: within(30) },
      answered_within_60s: { count: within(60) },
      answered_within_120s: { count: within(120) },
    },
    service_time_seconds: { answered_all: distribution(answered.map(({ handle }) => handle ?? Number.NaN)) },
    arrivals_by_hour_of_vru_entry_all_rows: countBy(calls, ({ startedAt }) => HOUR.format(startedAt)),
    arrivals_by_hour_excl_phantom: countBy(real, ({ startedAt }) => HOUR.format(startedAt)),
    arrivals_by_day_all_rows: countBy(calls, ({ startedAt }) => DAY.format(startedAt)),
    answered_calls_by_server: countBy(answered, ({ agent }) => agent ?? 'NO_SERVER'),
    customers: {
      rows_with_customer_id_0: calls.filter(({ customerId }) => customerId === null).length,
      distinct_nonzero: new Set(calls.flatMap(({ customerId }) => customerId ?? [])).size,
    },
    data_quality: {
      negative_vru_time: calls.filter(({ ivr }) => ivr === null).length,
      zero_vru_time: calls.filter(({ ivr }) => ivr === 0).length,
    },
  };
}
