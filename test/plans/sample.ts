import type { Db } from '../../src/platform/db/db';

/** Some of everything that questions name. */
export interface Sample {
  /** A customer with very many facts of each kind. */
  readonly whale: string;
  /** Who has lists of their own, by type: the one who has most first. */
  readonly parents: Readonly<Record<string, readonly string[]>>;
  /** Who owns more than anybody else. */
  readonly agent: string;
  readonly team: string;
  readonly queue: string;
  readonly reason: string;
  readonly product: string;
  readonly survey: string;
  /** One id of each type of node. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly phone: string;
  readonly email: string;
  readonly source: string;
  /** The source with most imports. */
  readonly fullestSource: string;
  readonly externalIds: readonly string[];
  readonly accountNumber: string;
}

const PARENTS = 20;

/** Where the nodes of each type lie, by the prefix of their ids. */
const NODES: Readonly<Record<string, readonly [prefix: string, table: string, column?: string]>> = {
  Account: ['acc', 'accounts'],
  AdvocacyAct: ['act', 'advocacy_acts'],
  AdvocacyAsk: ['ask', 'advocacy_asks'],
  AdvocacyStatus: ['adv', 'advocacy_statuses', 'customer_id'],
  Agent: ['agt', 'agents'],
  AuditEvent: ['aud', 'audit_events'],
  BusinessCalendar: ['cal', 'business_calendars'],
  Case: ['cas', 'cases'],
  ConsentDecision: ['csd', 'consent_decisions'],
  ContactPoint: ['ctp', 'contact_points'],
  ContactReason: ['rea', 'contact_reasons'],
  Customer: ['cus', 'customers'],
  HandOff: ['hof', 'hand_offs'],
  ImportRun: ['imp', 'import_runs'],
  Interaction: ['int', 'interactions'],
  Invitation: ['inv', 'survey_invitations'],
  Message: ['msg', 'messages'],
  Product: ['prd', 'products'],
  Promise: ['prm', 'promises'],
  PromiseChange: ['pch', 'promise_changes'],
  Queue: ['que', 'queues'],
  SourceProfile: ['spr', 'source_profiles'],
  SourceSystem: ['src', 'source_systems'],
  Survey: ['srv', 'surveys'],
  SurveyAnswer: ['ans', 'survey_answers'],
  SurveyLoop: ['lop', 'survey_loops'],
  Team: ['tea', 'teams'],
};

async function texts(db: Db, sql: string): Promise<string[]> {
  const rows = await db.query<{ text: string }>('test.sample', sql);
  if (rows.length === 0) throw new Error(`The bank has nothing of: ${sql}`);
  return rows.map(({ text }) => text);
}

async function text(db: Db, sql: string): Promise<string> {
  const [found = ''] = await texts(db, sql);
  return found;
}

function mostCommon(db: Db, table: string, column: string): Promise<string> {
  return text(
    db,
    `SELECT ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY COUNT(*) DESC, ${column} LIMIT 1`,
  );
}

async function parents(db: Db, table: string, prefix: string, whale: string): Promise<string[]> {
  const others = await texts(
    db,
    `SELECT id AS text FROM ${table} WHERE id <> '${whale}' ORDER BY id LIMIT ${String(PARENTS - 1)}`,
  );
  return [whale, ...others].map((id) => `${prefix}_${id}`);
}

export async function takeSample(
  db: Db,
  whales: {
    readonly customer: string;
    readonly agent: string;
    readonly talk: string;
    readonly source: string;
  },
): Promise<Sample> {
  const contact = (type: string): Promise<string> =>
    text(db, `SELECT value_key AS text FROM contact_points WHERE type = '${type}' ORDER BY id LIMIT 1`);
  const source = await text(
    db,
    'SELECT s.code AS text FROM source_profiles p JOIN source_systems s ON s.id = p.source_id ORDER BY p.id LIMIT 1',
  );
  return {
    whale: `cus_${whales.customer}`,
    parents: {
      Customer: await parents(db, 'customers', 'cus', whales.customer),
      Interaction: await parents(db, 'interactions', 'int', whales.talk),
      SourceSystem: await parents(db, 'source_systems', 'src', whales.source),
    },
    agent: `agt_${whales.agent}`,
    team: `tea_${await mostCommon(db, 'customers', 'team_id')}`,
    queue: `que_${await mostCommon(db, 'interactions', 'queue_id')}`,
    reason: `rea_${await mostCommon(db, 'interactions', 'reason_id')}`,
    product: `prd_${await mostCommon(db, 'accounts', 'product_id')}`,
    survey: `srv_${await mostCommon(db, 'survey_answers', 'survey_id')}`,
    nodes: Object.fromEntries(
      await Promise.all(
        Object.entries(NODES).map(async ([type, [prefix, table, column = 'id']]) => [
          type,
          `${prefix}_${await text(db, `SELECT MIN(${column}) AS text FROM ${table}`)}`,
        ]),
      ),
    ) as Record<string, string>,
    phone: await contact('PHONE'),
    email: await contact('EMAIL'),
    source,
    fullestSource: `src_${whales.source}`,
    externalIds: await texts(
      db,
      `SELECT p.external_id AS text FROM source_profiles p JOIN source_systems s ON s.id = p.source_id
        WHERE s.code = '${source}' ORDER BY p.id LIMIT 2`,
    ),
    accountNumber: await text(db, 'SELECT MIN(number) AS text FROM accounts'),
  };
}
