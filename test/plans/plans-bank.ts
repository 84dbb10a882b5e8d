import { refreshStatistics } from '../../src/features/demo-bank/demo-bank.repository';
import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import type { Db } from '../../src/platform/db/db';
import type { TestApi } from '../support/api';
import { addAuditEvents } from '../features/copied-rows';
import { cloneBank, cloneImports } from './cloned-bank';
import { takeSample, type Sample } from './sample';

/** A bank with an API that asks about it. */
export interface PlansBank {
  readonly api: TestApi;
  readonly sample: Sample;
  /** How many rows a statement says there are, in a column `counted`. */
  readonly count: (sql: string) => Promise<number>;
}

/** Always the same rows, so that the servers' figures of them, and with these their plans, are always the same. */
const BANK = { customers: 1_500, seed: 7, asOf: '2026-03-01' };
const COPIES = 7;
/** Records of the audit trail. */
const AUDITED = 20_000;

/** Rows of a table that are given to one owner, many times what a page may read. */
interface Gift {
  readonly table: string;
  readonly column: string;
  readonly count: number;
  readonly where?: string;
}

/** To one customer, as a firm or a quarrelsome person has them. */
const TO_CUSTOMER: readonly Gift[] = [
  { table: 'interactions', column: 'customer_id', count: 600 },
  { table: 'cases', column: 'customer_id', count: 150 },
  { table: 'promises', column: 'customer_id', count: 250 },
  { table: 'survey_answers', column: 'customer_id', count: 400 },
  { table: 'survey_invitations', column: 'customer_id', count: 400 },
  { table: 'advocacy_acts', column: 'customer_id', count: 150 },
];
/** To one agent, as a team's mailbox has them. */
const TO_AGENT: readonly Gift[] = [
  { table: 'cases', column: 'owner_id', count: 150 },
  { table: 'cases', column: 'owner_id', count: 60, where: 'is_open = 1' },
  { table: 'promises', column: 'owner_id', count: 250 },
  { table: 'promises', column: 'owner_id', count: 100, where: "state = 'OPEN'" },
  { table: 'survey_loops', column: 'owner_id', count: 150 },
  { table: 'advocacy_statuses', column: 'owner_id', count: 200 },
];
/** To one team, customers whose low answers nobody has seen to yet. */
const TO_TEAM: readonly Gift[] = [
  {
    ...{ table: 'customers', column: 'team_id', count: 100 },
    where: 'id IN (SELECT l.customer_id FROM survey_loops l WHERE l.is_open = 1)',
  },
];
/** To one source. */
const TO_SOURCE: readonly Gift[] = [{ table: 'import_runs', column: 'source_id', count: 600 }];
/** To one conversation. */
const TO_TALK: readonly Gift[] = [{ table: 'messages', column: 'interaction_id', count: 600 }];

async function give(db: Db, gifts: readonly Gift[], owner: string): Promise<void> {
  for (const { table, column, count, where = 'TRUE' } of gifts) {
    const id = table === 'advocacy_statuses' ? 'customer_id' : 'id';
    await db.execute(
      'test.give',
      `UPDATE ${table} SET ${column} = ? WHERE ${where} ORDER BY ${id} DESC LIMIT ${String(count)}`,
      [owner],
    );
  }
}

async function first(db: Db, table: string, column: string): Promise<string> {
  const [row] = await db.query<{ id: string }>('test.first', `SELECT MIN(${column}) AS id FROM ${table}`);
  return row?.id ?? '';
}

/** Fills an empty database with a demo bank in which somebody has far more than a page of everything. */
export async function loadPlansBank(api: TestApi): Promise<PlansBank> {
  const { db } = api.database;
  await db.execute('test.empty', 'DELETE FROM source_systems');
  await seedDemoBank(db, BANK);
  await cloneBank(db, COPIES);
  await cloneImports(db);
  await addAuditEvents(db, AUDITED);
  const whales = {
    customer: await first(db, 'customers', 'id'),
    agent: await first(db, 'agents', 'id'),
    talk: await first(db, 'messages', 'interaction_id'),
    source: await first(db, 'source_systems', 'id'),
    team: await first(db, 'customers', 'team_id'),
  };
  await give(db, TO_CUSTOMER, whales.customer);
  await give(db, TO_AGENT, whales.agent);
  await give(db, TO_TEAM, whales.team);
  await give(db, TO_SOURCE, whales.source);
  await give(db, TO_TALK, whales.talk);
  await refreshStatistics(db);
  const sample = await takeSample(db, whales);
  return {
    api,
    sample,
    count: async (sql) => {
      const [row] = await db.query<{ counted: number }>('test.count', sql);
      return row?.counted ?? 0;
    },
  };
}
