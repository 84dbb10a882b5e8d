import { toSqlInstant } from '../../src/kernel/instant';
import type { Db } from '../../src/platform/db/db';

/** The source that customers are delivered for, the product that accounts are about, and the survey that is answered. */
export const SOURCE = 'kill-test';
export const PRODUCT = 'kill-product';
export const SURVEY = 'survey0000000000';

/** What there is before anything is written. */
export interface Ground {
  /** Customers, by their global ids. */
  readonly customers: readonly string[];
  readonly queue: string;
  /** Of invitations that may be answered: each is taken by one. */
  readonly tokens: string[];
}

/** A kind of thing that is written, and where it is found again by its marker. */
export interface Kind {
  readonly mutation: string;
  /** What its payload gives. */
  readonly object: string;
  inputOf(marker: string, about: string, ground: Ground): object;
  readonly table: string;
  readonly column: string;
  /** Which rows of the table are meant; all, when left out. */
  readonly where?: string;
}

const DUE_AT = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString();
const BEGUN_AT = new Date(Date.now() - 60_000).toISOString();
const ENDED_AT = new Date(Date.now() - 30_000).toISOString();

/** What has no words of its own is told by its moment: that many milliseconds after this one. */
const BASE = new Date(Date.now() - 3_600_000);
const momentOf = (marker: string): string =>
  new Date(BASE.getTime() + Number(marker.replace('kill-', ''))).toISOString();
const markerAt = (column: string): string =>
  `CONCAT('kill-', TIMESTAMPDIFF(MICROSECOND, '${toSqlInstant(BASE)}', ${column}) DIV 1000)`;

const LIVE = "channel = 'CHAT'";
const LOGGED = "channel = 'MESSENGER'";
const BY_TOKEN = 'id IN (SELECT answer_id FROM survey_invitations WHERE answer_id IS NOT NULL)';
const messagesOf = (contacts: string): string =>
  `interaction_id IN (SELECT id FROM interactions WHERE ${contacts})`;

/** What is written in turn: of each list the first about a customer, the others about what the first has made. */
export const WRITTEN: Readonly<Record<string, readonly [Kind, ...Kind[]]>> = {
  'a promise': [
    {
      ...{ mutation: 'makePromise', object: 'promise', table: 'promises', column: 'text' },
      inputOf: (text, customer) => ({ customer, text, kind: 'OTHER', dueAt: DUE_AT }),
    },
    {
      ...{ mutation: 'keepPromise', object: 'promise', table: 'promises', column: 'evidence' },
      inputOf: (evidence, id) => ({ id, evidence }),
    },
  ],
  'a case': [
    {
      ...{ mutation: 'openCase', object: 'case', table: 'cases', column: 'subject' },
      inputOf: (subject, customer) => ({ customer, subject, kind: 'REQUEST' }),
    },
    {
      ...{ mutation: 'resolveCase', object: 'case', table: 'cases', column: 'root_cause' },
      inputOf: (rootCause, id) => ({ id, rootCause }),
    },
  ],
  'a contact': [
    {
      ...{ mutation: 'logInteraction', object: 'interaction', table: 'messages', column: 'text' },
      where: messagesOf(LOGGED),
      inputOf: (text, customer) => ({
        ...{ externalId: text, customer, channel: 'MESSENGER', direction: 'INBOUND' },
        messages: [{ text, at: BEGUN_AT, direction: 'INBOUND' }],
        ...{ startedAt: BEGUN_AT, endedAt: ENDED_AT, answeredAt: BEGUN_AT },
        ...{ settlement: 'SETTLED_NOW', outcome: 'ANSWERED' },
      }),
    },
  ],
  'an answer': [
    {
      ...{ mutation: 'recordSurveyAnswer', object: 'surveyAnswer' },
      ...{ table: 'survey_answers', column: 'comment', where: `NOT ${BY_TOKEN}` },
      inputOf: (comment, customer) => ({
        ...{ submissionId: comment, comment, customer, survey: `srv_${SURVEY}` },
        ...{ score: 3, answeredAt: BEGUN_AT },
      }),
    },
  ],
  'an answer by token': [
    {
      ...{ mutation: 'submitSurveyAnswer', object: 'answer' },
      ...{ table: 'survey_answers', column: 'comment', where: BY_TOKEN },
      inputOf: (comment, _customer, { tokens }) => {
        const token = tokens.pop();
        if (token === undefined) throw new Error('All invitations are answered: make more.');
        return { token, comment, score: Number(comment.replace('kill-', '')) % 11 };
      },
    },
  ],
  'a live contact': [
    {
      ...{ mutation: 'startInteraction', object: 'interaction', table: 'interactions', where: LIVE },
      column: markerAt('started_at'),
      inputOf: (marker, customer) => ({
        ...{ customer, channel: 'CHAT', direction: 'INBOUND', startedAt: momentOf(marker) },
      }),
    },
    {
      ...{
        mutation: 'handOffInteraction',
        object: 'interaction',
        table: 'hand_offs',
        column: markerAt('at'),
      },
      inputOf: (marker, id, { queue }) => ({
        ...{ id, toQueue: queue, cause: 'OTHER', isWarm: false, at: momentOf(marker) },
      }),
    },
    {
      ...{ mutation: 'addMessage', object: 'message', table: 'messages', column: 'text' },
      where: messagesOf(LIVE),
      inputOf: (text, interaction) => ({ interaction, text, direction: 'INBOUND', at: momentOf(text) }),
    },
    {
      ...{ mutation: 'endInteraction', object: 'interaction', table: 'interactions', where: LIVE },
      column: markerAt('ended_at'),
      inputOf: (marker, id) => ({ id, settlement: 'NOT_SETTLED', at: momentOf(marker) }),
    },
  ],
  'a consent': [
    {
      ...{ mutation: 'setConsent', object: 'consent', table: 'consent_decisions' },
      column: markerAt('decided_at'),
      inputOf: (marker, customer) => ({
        ...{ customer, purpose: 'MARKETING', state: 'WITHDRAWN', decidedAt: momentOf(marker) },
      }),
    },
  ],
  'an account': [
    {
      ...{ mutation: 'upsertAccount', object: 'account', table: 'accounts', column: 'external_id' },
      inputOf: (externalId, owner) => ({
        ...{ source: SOURCE, externalId, owner, product: PRODUCT, currency: 'CZK' },
      }),
    },
    {
      ...{ mutation: 'setAccountHolder', object: 'account', table: 'account_holders' },
      column: markerAt('valid_from'),
      inputOf: (marker, id, { customers }) => {
        const heir = customers[Number(marker.replace('kill-', '')) % customers.length];
        return { id, customer: heir, role: 'JOINT', validFrom: momentOf(marker) };
      },
    },
  ],
  'a customer': [
    {
      ...{ mutation: 'upsertCustomerProfile', object: 'customer', table: 'source_profiles' },
      column: 'external_id',
      inputOf: (externalId) => ({ externalId, source: SOURCE, kind: 'PERSON', familyName: externalId }),
    },
    {
      ...{ mutation: 'addContactPoint', object: 'contactPoint', table: 'contact_points' },
      column: "SUBSTRING_INDEX(value, '@', 1)",
      inputOf: (name, customer) => ({ customer, type: 'EMAIL', value: `${name}@example.com` }),
    },
  ],
};

/** What a kind is called in the ledger. */
export const nameOf = (what: string, { mutation }: Kind): string => `${what}, ${mutation}`;

/** All markers that are there, of each kind. */
export async function findMarkers(db: Db): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [what, kinds] of Object.entries(WRITTEN))
    for (const kind of kinds) {
      const { table, column, where = 'TRUE' } = kind;
      const rows = await db.query<{ marker: string }>(
        'test.markers',
        `SELECT ${column} AS marker FROM ${table} WHERE ${where} AND ${column} LIKE 'kill-%'`,
      );
      found[nameOf(what, kind)] = rows.map(({ marker }) => marker);
    }
  return found;
}

/** What the clock has not done, or not once, with promises that are past their grace: told that they are overdue, and broken them. */
export async function findUnclocked(db: Db): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'test.unclocked',
    `SELECT p.id FROM promises p LEFT JOIN changes h ON h.object = CONCAT('prm_', p.id) AND h.subject_id = 'clock'
       WHERE p.grace_ends_at < ? GROUP BY p.id, p.state
       HAVING p.state <> 'BROKEN' OR COUNT(CASE h.action WHEN 'promise:overdue' THEN 1 END) <> 1
         OR COUNT(CASE h.action WHEN 'promise:broken' THEN 1 END) <> 1`,
    [new Date()],
  );
  return rows.map(({ id }) => id);
}
