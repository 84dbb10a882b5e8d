import type { Sample } from './sample';

/** A question that people ask of a list again and again. */
export interface CommonFilter {
  readonly name: string;
  /** The arguments, as they stand in a query. */
  readonly asked: (sample: Sample) => string;
  /** The sorts that it is asked with; all where none is named. */
  readonly sorts?: readonly string[];
  /** Rows looked at for each that is shown, where others lie between them: the reciprocal of a share that does not shrink as the bank grows. */
  readonly oneIn?: number;
  /** Selects how many rows, in a column `counted`, it may look through and sort: those of one day, of one customer, of one agent's desk. */
  readonly among?: (sample: Sample) => string;
}

const MONTH = '{ gte: "2026-02-01T00:00:00Z", lt: "2026-03-01T00:00:00Z" }';
const YEAR = '{ gte: "2023-03-01T00:00:00Z", lt: "2024-03-01T00:00:00Z" }';
const DAY = '{ gte: "2026-02-18T00:00:00Z", lt: "2026-02-19T00:00:00Z" }';

const counted = (rows: string): string => `SELECT COUNT(*) AS counted FROM ${rows}`;
const ofMonth = (): string =>
  counted("interactions WHERE started_at >= '2026-02-01' AND started_at < '2026-03-01'");
const ofDay = (): string =>
  counted("interactions WHERE started_at >= '2026-02-18' AND started_at < '2026-02-19'");
const ofCustomer =
  (table: string) =>
  ({ whale }: Sample): string =>
    counted(`${table} WHERE customer_id = '${whale.slice(4)}'`);
const ofOwner =
  (table: string) =>
  ({ agent }: Sample): string =>
    counted(`${table} WHERE owner_id = '${agent.slice(4)}'`);

/** Lists that no index has in their order, and why it is no matter. */
export const MAY_SORT: Readonly<Record<string, string>> = {
  'Customer.accounts':
    'A customer has few accounts, and shares them with others: no index has those of a customer by date.',
  'Customer.timeline': 'So it is of the accounts in it.',
  'Query.customersByContact': 'Few share a telephone or an address, and are ranked by how well it fits.',
};

/** The common questions of each list. A list of the schema that is not here fails the test. */
export const COMMON_FILTERS: Readonly<Record<string, readonly CommonFilter[]>> = {
  'Query.customers': [
    { name: 'of a segment', asked: () => 'filter: { segment: { eq: PRIVATE } }' },
    { name: 'of a status', asked: () => 'filter: { status: { eq: PROSPECT } }' },
    {
      name: 'last contacted in a month',
      asked: () => `filter: { lastContactAt: ${MONTH} }`,
      sorts: ['LAST_CONTACT'],
    },
    { name: 'recorded in a year', asked: () => `filter: { createdAt: ${YEAR} }`, sorts: ['CREATED_AT'] },
    {
      name: 'whose names begin so',
      asked: () => 'filter: { displayName: { startsWith: "Ja" } }',
      sorts: ['NAME'],
    },
  ],
  'Query.customersByContact': [],
  'Query.interactions': [
    {
      name: 'of a customer',
      asked: ({ whale }) => `filter: { customer: { eq: "${whale}" } }`,
      among: ofCustomer('interactions'),
    },
    {
      name: 'of a customer on a channel',
      asked: ({ whale }) => `filter: { customer: { eq: "${whale}" }, channel: { eq: EMAIL } }`,
    },
    { name: 'of an agent', asked: ({ agent }) => `filter: { agent: { eq: "${agent}" } }` },
    { name: 'of a queue', asked: ({ queue }) => `filter: { queue: { eq: "${queue}" } }` },
    { name: 'of a month', asked: () => `filter: { startedAt: ${MONTH} }` },
    {
      name: 'of a month about a reason',
      asked: ({ reason }) => `filter: { startedAt: ${MONTH}, reason: { eq: "${reason}" } }`,
      among: ofMonth,
    },
    {
      name: 'of a day on a channel',
      asked: () => `filter: { startedAt: ${DAY}, channel: { eq: PHONE } }`,
      among: ofDay,
    },
    {
      name: 'of a day with an outcome',
      asked: () => `filter: { startedAt: ${DAY}, outcome: { eq: ABANDONED } }`,
      among: ofDay,
    },
  ],
  'Query.cases': [
    {
      name: 'of a customer',
      asked: ({ whale }) => `filter: { customer: { eq: "${whale}" } }`,
      among: ofCustomer('cases'),
    },
    { name: 'that are open', asked: () => 'filter: { status: { in: [NEW, OPEN, WAITING] } }' },
    { name: 'that are closed', asked: () => 'filter: { status: { eq: CLOSED } }' },
    { name: 'that wait', asked: () => 'filter: { status: { eq: WAITING } }', oneIn: 6 },
    {
      name: 'that are open complaints',
      asked: () => 'filter: { status: { notIn: [RESOLVED, CLOSED] }, kind: { eq: COMPLAINT } }',
      oneIn: 6,
    },
    {
      name: 'that are open and overdue',
      asked: () => 'filter: { status: { in: [NEW, OPEN, WAITING] }, dueAt: { lt: "2026-03-01T00:00:00Z" } }',
      sorts: ['DUE_AT'],
    },
    {
      name: 'of an owner that are open',
      asked: ({ agent }) => `filter: { owner: { eq: "${agent}" }, status: { in: [NEW, OPEN, WAITING] } }`,
      among: ofOwner('cases'),
    },
    { name: 'opened in a month', asked: () => `filter: { openedAt: ${MONTH} }`, sorts: ['OPENED_AT'] },
  ],
  'Query.promises': [
    {
      name: 'to a customer',
      asked: ({ whale }) => `filter: { customer: { eq: "${whale}" } }`,
      among: ofCustomer('promises'),
    },
    { name: 'that are open', asked: () => 'filter: { state: { eq: OPEN } }' },
    { name: 'that were broken', asked: () => 'filter: { state: { eq: BROKEN } }' },
    {
      name: 'that are open and overdue',
      asked: () => 'filter: { state: { eq: OPEN }, dueAt: { lt: "2026-03-01T00:00:00Z" } }',
      sorts: ['DUE_AT'],
    },
    {
      name: 'of an owner that are open',
      asked: ({ agent }) => `filter: { owner: { eq: "${agent}" }, state: { eq: OPEN } }`,
      among: ofOwner('promises'),
    },
    { name: 'made in a month', asked: () => `filter: { madeAt: ${MONTH} }`, sorts: ['MADE_AT'] },
  ],
  'Query.surveyAnswers': [
    {
      name: 'of a customer',
      asked: ({ whale }) => `filter: { customer: { eq: "${whale}" } }`,
      among: ofCustomer('survey_answers'),
    },
    { name: 'to a metric', asked: () => 'filter: { metric: { eq: CES } }' },
    { name: 'of detractors', asked: () => 'filter: { metric: { eq: NPS }, score: { lte: 6 } }', oneIn: 6 },
    { name: 'to a survey', asked: ({ survey }) => `filter: { survey: { eq: "${survey}" } }` },
    { name: 'given in a month', asked: () => `filter: { answeredAt: ${MONTH} }` },
  ],
  'Query.surveyLoops': [
    { name: 'that are open', asked: () => 'filter: { open: { eq: true } }' },
    { name: 'that are closed', asked: () => 'filter: { open: { eq: false } }' },
    {
      name: 'that are open and overdue',
      asked: () => 'filter: { open: { eq: true }, dueAt: { lt: "2026-03-01T00:00:00Z" } }',
    },
    {
      name: 'of an owner',
      asked: ({ agent }) => `filter: { owner: { eq: "${agent}" } }`,
      among: ofOwner('survey_loops'),
    },
    {
      name: 'of an owner that are closed',
      asked: ({ agent }) => `filter: { owner: { eq: "${agent}" }, open: { eq: false } }`,
    },
    {
      name: 'of a team that are open',
      asked: ({ team }) => `filter: { team: { eq: "${team}" }, open: { eq: true } }`,
      among: () => counted('survey_loops WHERE is_open = 1'),
    },
  ],
  'Query.accounts': [
    { name: 'of a status', asked: () => 'filter: { status: { eq: BLOCKED } }' },
    { name: 'of a product', asked: ({ product }) => `filter: { product: { eq: "${product}" } }` },
    { name: 'opened in a month', asked: () => `filter: { openedAt: ${MONTH} }` },
  ],
  'Customer.accounts': [
    { name: 'of a status, ended holdings too', asked: () => 'status: OPEN, includeEnded: true' },
  ],
  'Customer.cases': [
    { name: 'that are open', asked: () => 'filter: { status: { in: [NEW, OPEN, WAITING] } }' },
    { name: 'opened in a month', asked: () => `filter: { openedAt: ${MONTH} }` },
  ],
  'Customer.interactions': [
    { name: 'on a channel', asked: () => 'filter: { channel: { eq: EMAIL } }' },
    { name: 'of a month', asked: () => `filter: { startedAt: ${MONTH} }` },
  ],
  'Customer.invitations': [],
  'Customer.openCases': [],
  'Customer.promises': [{ name: 'of a state', asked: () => 'state: KEPT' }],
  'Customer.surveyAnswers': [{ name: 'to a metric', asked: () => 'metric: NPS' }],
  'Customer.timeline': [
    { name: 'of two kinds', asked: () => 'types: [INTERACTION_STARTED, CASE_OPENED]' },
    {
      name: 'on a channel',
      asked: () => 'types: [INTERACTION_STARTED], channels: [EMAIL]',
      among: ofCustomer('interactions'),
    },
    { name: 'of a month', asked: () => 'since: "2026-02-01T00:00:00Z", until: "2026-03-01T00:00:00Z"' },
  ],
  'Interaction.messages': [],
  'Query.auditEvents': [
    { name: 'of somebody', asked: () => 'filter: { by: "usr_7" }' },
    { name: 'of a month', asked: () => `filter: { at: ${MONTH} }` },
    { name: 'of somebody in a month', asked: () => `filter: { by: "usr_7", at: ${MONTH} }` },
  ],
  'Query.importRuns': [
    { name: 'of a source', asked: ({ fullestSource }) => `filter: { source: { eq: "${fullestSource}" } }` },
    { name: 'that were interrupted', asked: () => 'filter: { status: { eq: INTERRUPTED } }' },
    { name: 'begun in a month', asked: () => `filter: { begunAt: ${MONTH} }` },
  ],
  'SourceSystem.importRuns': [],
  'Query.advocates': [
    { name: 'in a stage', asked: () => 'filter: { stage: { eq: PROMOTER } }' },
    {
      name: 'of an owner',
      asked: ({ agent }) => `filter: { owner: { eq: "${agent}" } }`,
      among: ofOwner('advocacy_statuses'),
    },
    { name: 'who are VIPs', asked: () => 'filter: { vip: { eq: true } }', sorts: ['SCORE'] },
    { name: 'with a high score', asked: () => 'filter: { score: { gte: 50 } }', sorts: ['SCORE'] },
  ],
};
