import { toGlobalId, type GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { Sql } from '../../platform/db/db';
import { advocacyStatusName } from '../advocacy/advocacy-status.type';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { customerName } from '../customers/customer.type';
import { queueName } from '../queues/queue.type';
import { surveyName } from '../surveys/survey.type';

/** A customer whose card shows every section. */
interface FullestCard {
  /** Their phone number (E.164). */
  readonly phone: string;
  readonly customerId: Id;
}

/** What the example operations can be asked about in the data that are there, by the names of their variables. */
export interface DemoExamples extends FullestCard {
  readonly caller: GlobalId;
  readonly reason: GlobalId;
  readonly queue: GlobalId;
  readonly agent: GlobalId;
  readonly colleague: GlobalId;
  /** Somebody who may be asked the survey, and never was; left out where there is none. */
  readonly asked?: GlobalId;
  readonly survey?: GlobalId;
  /** Somebody else who may be asked, and bought something some weeks ago, and their status; left out where there is none. */
  readonly advocate?: GlobalId;
  readonly status?: GlobalId;
  /** Somebody who holds no account yet, and so may be won; left out where there is none. */
  readonly friend?: GlobalId;
}

/** So many of the customers last in contact are looked at: a bounded number of index probes, however large the bank. */
const LOOKED_AT = 1_000;
const FULL_PAGE = 20;

/** Each is true of a customer `c` whose card has that section. */
const SECTIONS = [
  'EXISTS (SELECT 1 FROM account_holders h WHERE h.customer_id = c.id)',
  `(SELECT i.id FROM interactions i WHERE i.customer_id = c.id ORDER BY i.started_at DESC LIMIT 1 OFFSET ${String(FULL_PAGE - 1)}) IS NOT NULL`,
  "EXISTS (SELECT 1 FROM promises p WHERE p.customer_id = c.id AND p.state = 'OPEN')",
  'EXISTS (SELECT 1 FROM cases k WHERE k.customer_id = c.id AND k.is_open = 1)',
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'NPS')",
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'CSAT')",
  "EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id AND a.metric = 'CES')",
  'EXISTS (SELECT 1 FROM advocacy_statuses s WHERE s.customer_id = c.id)',
] as const;

interface Staff {
  readonly reasonId: Id;
  readonly queueId: Id;
  readonly agentId: Id;
  readonly colleagueId: Id;
}

/** What a call can be about, where it may wait, and who may have it: the first of each. */
async function findStaff(db: Sql): Promise<Staff> {
  const first = (table: string, place = 0): string =>
    `(SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET ${String(place)})`;
  const [row] = await db.query<Staff>(
    'demoBank.findStaff',
    `SELECT ${first('contact_reasons WHERE parent_id IS NOT NULL')} AS reasonId, ${first('queues')} AS queueId,
       ${first('agents')} AS agentId, ${first('agents', 1)} AS colleagueId`,
  );
  if (row === undefined) throw new Error('A bank has somebody.');
  return row;
}

/** Each is true of a customer `c` to whom the bank owes nothing, and who was never asked for anything. */
const NEVER_ASKED = [
  'NOT EXISTS (SELECT 1 FROM cases k WHERE k.customer_id = c.id AND k.is_open = 1)',
  "NOT EXISTS (SELECT 1 FROM promises p WHERE p.customer_id = c.id AND p.state = 'OPEN')",
  'NOT EXISTS (SELECT 1 FROM survey_answers a WHERE a.customer_id = c.id)',
  'NOT EXISTS (SELECT 1 FROM survey_invitations i WHERE i.customer_id = c.id)',
  'NOT EXISTS (SELECT 1 FROM advocacy_asks q WHERE q.customer_id = c.id)',
];

/** So is each of one who may be asked whether they would recommend the bank. */
const ASKABLE = [
  "EXISTS (SELECT 1 FROM consent_decisions d WHERE d.customer_id = c.id AND d.purpose = 'SURVEY' AND d.state = 'GRANTED')",
  "NOT EXISTS (SELECT 1 FROM consent_decisions d WHERE d.customer_id = c.id AND d.purpose = 'SURVEY' AND d.state = 'WITHDRAWN')",
  ...NEVER_ASKED,
].join(' AND ');

/** So is each of one who may become an advocate: they bought something 16 to 40 days before the bank was last in contact, and nobody looks after them. */
const ADVOCATE = [
  `EXISTS (SELECT 1 FROM account_holders h JOIN accounts a ON a.id = h.account_id WHERE h.customer_id = c.id
     AND a.opened_at BETWEEN last.at - INTERVAL 40 DAY AND last.at - INTERVAL 16 DAY)`,
  "NOT EXISTS (SELECT 1 FROM promises p WHERE p.customer_id = c.id AND p.state = 'BROKEN')",
  'NOT EXISTS (SELECT 1 FROM vip_memberships m WHERE m.customer_id = c.id)',
  'NOT EXISTS (SELECT 1 FROM advocacy_statuses t WHERE t.customer_id = c.id AND t.owner_id IS NOT NULL)',
  ...NEVER_ASKED,
].join(' AND ');

/** Whose way to an advocate the examples show. */
async function findAdvocate(db: Sql, askedId: Id | null): Promise<Pick<DemoExamples, 'advocate' | 'status'>> {
  const [row] = await db.query<{ readonly id: Id }>(
    'demoBank.findAdvocate',
    `SELECT c.id FROM (SELECT id, last_contact_at FROM customers WHERE is_colleague = 0 AND absorbed_into_id IS NULL
         ORDER BY last_contact_at DESC, id DESC LIMIT ?) c
       JOIN (SELECT MAX(last_contact_at) AS at FROM customers) last
       WHERE c.id <> ? AND ${ADVOCATE} ORDER BY c.last_contact_at DESC, c.id LIMIT 1`,
    [LOOKED_AT, askedId ?? ''],
  );
  if (row === undefined) return {};
  return {
    advocate: toGlobalId(customerName.prefix, row.id),
    status: toGlobalId(advocacyStatusName.prefix, row.id),
  };
}

/** Whom the examples may ask whether they would recommend the bank. */
async function findAskable(db: Sql): Promise<Pick<DemoExamples, 'asked' | 'survey' | 'advocate' | 'status'>> {
  const [row] = await db.query<{ readonly customerId: Id; readonly surveyId: Id }>(
    'demoBank.findAskable',
    `SELECT c.id AS customerId, s.id AS surveyId
       FROM (SELECT id, last_contact_at FROM customers WHERE is_colleague = 0 AND absorbed_into_id IS NULL
         ORDER BY last_contact_at DESC, id DESC LIMIT ?) c
       JOIN surveys s ON s.code = 'relationship-nps' WHERE ${ASKABLE} ORDER BY c.last_contact_at DESC, c.id LIMIT 1`,
    [LOOKED_AT],
  );
  const advocate = await findAdvocate(db, row?.customerId ?? null);
  if (row === undefined) return advocate;
  return {
    ...advocate,
    asked: toGlobalId(customerName.prefix, row.customerId),
    survey: toGlobalId(surveyName.prefix, row.surveyId),
  };
}

/** Whom the examples let somebody send to the bank. */
async function findFriend(db: Sql): Promise<Pick<DemoExamples, 'friend'>> {
  const [row] = await db.query<{ readonly id: Id }>(
    'demoBank.findFriend',
    `SELECT c.id FROM customers c WHERE c.status = 'PROSPECT' AND c.absorbed_into_id IS NULL AND c.is_colleague = 0
       AND NOT EXISTS (SELECT 1 FROM account_holders h WHERE h.customer_id = c.id)
       AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.referred_customer_id = c.id) ORDER BY c.id LIMIT 1`,
  );
  return row === undefined ? {} : { friend: toGlobalId(customerName.prefix, row.id) };
}

/**
 * Of the customers last in contact, the one with the fullest card, English speakers first as the newcomer reads what was promised
 * to them; the same for the same data. Null when nobody has a telephone.
 */
export async function demoExamples(db: Sql): Promise<DemoExamples | null> {
  const [card] = await db.query<FullestCard>(
    'demoBank.demoExamples',
    `SELECT cp.value_key AS phone, c.id AS customerId
       FROM (SELECT id, language, last_contact_at FROM customers WHERE is_colleague = 0 ORDER BY last_contact_at DESC, id DESC LIMIT ?) c
       JOIN contact_points cp ON cp.customer_id = c.id AND cp.type = 'PHONE' AND cp.is_primary = 1 AND cp.valid_to IS NULL
      ORDER BY ${SECTIONS.map((section) => `(${section})`).join(' + ')} DESC, c.language = 'en' DESC, c.last_contact_at DESC, c.id, cp.id
      LIMIT 1`,
    [LOOKED_AT],
  );
  if (card === undefined) return null;
  const { reasonId, queueId, agentId, colleagueId } = await findStaff(db);
  return {
    ...card,
    caller: toGlobalId(customerName.prefix, card.customerId),
    reason: toGlobalId(contactReasonName.prefix, reasonId),
    queue: toGlobalId(queueName.prefix, queueId),
    agent: toGlobalId(agentName.prefix, agentId),
    colleague: toGlobalId(agentName.prefix, colleagueId),
    ...(await findAskable(db)),
    ...(await findFriend(db)),
  };
}
