import type { TablesOf } from '../../platform/db/insert-rows';
import type { ReferenceRows } from './domain/bank';
import type { Facts } from './domain/rows';
import { CONTACT_TABLES } from './contact.tables';
import { IMPORT_RUNS } from './import-runs.tables';
import { PEOPLE_TABLES } from './people.tables';

/** The tables of a demo bank and the columns that it fills, in the order in which they are written. A column left out has its default. */

const STAMPS = ['createdAt', 'updatedAt'] as const;
const KEY = ['id', 'sourceId', 'externalId'] as const;
const ATTRIBUTED = [...KEY, 'sourceProfileId', 'customerId'] as const;

export const REFERENCE_TABLES: TablesOf<ReferenceRows> = {
  sourceSystems: {
    table: 'source_systems',
    columns: ['id', 'code', 'name', 'kind', 'trustRank', 'timeZone', 'lastSyncedAt'],
  },
  products: {
    table: 'products',
    columns: ['id', 'code', 'kind', 'names'],
  },
  contactReasons: {
    table: 'contact_reasons',
    columns: ['id', 'code', 'parentId', 'names'],
  },
  teams: { table: 'teams', columns: ['id', 'code', 'name'] },
  agents: { table: 'agents', columns: [...KEY, 'name', 'teamId'] },
  attributeDefinitions: {
    table: 'attribute_definitions',
    columns: ['id', 'ownerType', 'code', 'type', 'labels'],
  },
  surveys: {
    table: 'surveys',
    columns: [
      'id',
      'code',
      'name',
      'metric',
      'scaleMin',
      'scaleMax',
      'triggerKind',
      'samplingShare',
      'coolDownDays',
      'questions',
    ],
  },
  queues: { table: 'queues', columns: ['id', 'code', 'name'] },
  businessCalendars: {
    table: 'business_calendars',
    columns: ['id', 'code', 'name', 'timeZone', 'week', 'specialDays', ...STAMPS],
  },
  importRuns: IMPORT_RUNS,
};

export const FACT_TABLES: TablesOf<Facts> = {
  customers: {
    table: 'customers',
    columns: [
      'id',
      'kind',
      'displayName',
      'givenName',
      'familyName',
      'organisationName',
      'birthDate',
      'segment',
      'businessUnit',
      'teamId',
      'isColleague',
      'status',
      'language',
      'timeZone',
      'preferredChannel',
      'lastContactAt',
      ...STAMPS,
    ],
  },
  customerNameTokens: {
    table: 'customer_name_tokens',
    columns: ['customerId', 'token'],
  },
  sourceProfiles: {
    table: 'source_profiles',
    columns: [...KEY, 'customerId', 'delivered', 'receivedAt', ...STAMPS],
  },
  contactPoints: {
    table: 'contact_points',
    columns: [
      'id',
      'sourceProfileId',
      'customerId',
      'type',
      'value',
      'valueKey',
      'isVerified',
      'isPrimary',
      'validFrom',
      'validTo',
      ...STAMPS,
    ],
  },
  accounts: {
    table: 'accounts',
    columns: [
      ...KEY,
      'productId',
      'number',
      'currency',
      'balance',
      'creditLimit',
      'overdue',
      'status',
      'openedAt',
      'closedAt',
      'closingReason',
      ...STAMPS,
    ],
  },
  accountHolders: {
    table: 'account_holders',
    columns: [
      ...KEY,
      'accountId',
      'sourceProfileId',
      'customerId',
      'role',
      'validFrom',
      'validTo',
      ...STAMPS,
    ],
  },
  interactions: {
    table: 'interactions',
    columns: [
      ...ATTRIBUTED,
      'channel',
      'direction',
      'startedAt',
      'queuedAt',
      'answeredAt',
      'endedAt',
      'waitSeconds',
      'handleSeconds',
      'ivrSeconds',
      'outcome',
      'settlement',
      'reasonId',
      'agentId',
      'language',
      'queueId',
      'sentiment',
      'isPublic',
      'reach',
      'moodAtStart',
      'moodAtEnd',
      'replyChannel',
      'askedBy',
      ...STAMPS,
    ],
  },
  cases: {
    table: 'cases',
    columns: [
      ...ATTRIBUTED,
      'kind',
      'subject',
      'channel',
      'status',
      'priority',
      'ownerId',
      'reasonId',
      'productId',
      'rootCause',
      'redressAmount',
      'redressCurrency',
      'openedAt',
      'dueAt',
      'resolvedAt',
      'closedAt',
      'reopenings',
      ...STAMPS,
    ],
  },
  promises: {
    table: 'promises',
    columns: [
      ...ATTRIBUTED,
      'interactionId',
      'caseId',
      'kind',
      'text',
      'madeAt',
      'madeById',
      'ownerId',
      'dueAt',
      'graceEndsAt',
      'toldHow',
      'state',
      'settledAt',
      'evidence',
      ...STAMPS,
    ],
  },
  surveyAnswers: {
    table: 'survey_answers',
    columns: [
      ...ATTRIBUTED,
      'surveyId',
      'metric',
      'score',
      'scaleMin',
      'scaleMax',
      'answeredAt',
      'comment',
      'language',
      'interactionId',
      'caseId',
      ...STAMPS,
    ],
  },
  advocacyStatuses: {
    table: 'advocacy_statuses',
    columns: [
      ...(['customerId', 'stage', 'score', 'weightMillionths', 'weighedAt', 'scoreUntil', 'isVip'] as const),
      ...(['ownerId', 'since', 'stageUntil', ...STAMPS] as const),
    ],
  },
  surveyInvitations: {
    table: 'survey_invitations',
    columns: [
      ...ATTRIBUTED,
      'surveyId',
      'interactionId',
      'caseId',
      'answerId',
      'state',
      'eligibleAt',
      'sentAt',
      'deliveredAt',
      'openedAt',
      'answeredAt',
      'declinedAt',
      'expiredAt',
      ...STAMPS,
    ],
  },
  surveyAnswerDrivers: {
    table: 'survey_answer_drivers',
    columns: ['answerId', 'code', 'expectation', 'rating', 'scaleMin', 'scaleMax'],
  },
  surveyLoops: {
    table: 'survey_loops',
    columns: [...ATTRIBUTED, 'answerId', 'ownerId', 'closedAt', ...STAMPS],
  },
  surveyLoopSteps: {
    table: 'survey_loop_steps',
    columns: ['loopId', 'step', 'takenAt', 'takenById', 'reason'],
  },
  advocacyActs: {
    table: 'advocacy_acts',
    columns: [...ATTRIBUTED, 'kind', 'actedAt', 'evidence', ...STAMPS],
  },
  referrals: {
    table: 'referrals',
    columns: ['actId', 'referredProfileId', 'referredCustomerId', 'acceptedAt', 'wonAt'],
  },
  reviews: {
    table: 'reviews',
    columns: ['actId', 'platform', 'rating', 'scaleMin', 'scaleMax', 'reach', 'text'],
  },
  ideas: { table: 'ideas', columns: ['actId', 'text', 'state', 'decidedAt', 'toldAt'] },
  advocacyAsks: {
    table: 'advocacy_asks',
    columns: [...ATTRIBUTED, 'kind', 'askedAt', 'askedById', 'outcome', 'endedAt', ...STAMPS],
  },
  vipMemberships: {
    table: 'vip_memberships',
    columns: [...ATTRIBUTED, 'validFrom', 'validTo', 'enrolledById', ...STAMPS],
  },
  advocacyPlans: {
    table: 'advocacy_plans',
    columns: [...ATTRIBUTED, 'goal', 'startsOn', 'endsOn', 'ownerId', ...STAMPS],
  },
  advocacyStageChanges: {
    table: 'advocacy_stage_changes',
    columns: ['id', 'customerId', 'fromStage', 'toStage', 'reason', 'changedAt'],
  },
  ...CONTACT_TABLES,
  ...PEOPLE_TABLES,
};

/** Every table of a demo bank. */
export const TABLES: readonly { readonly table: string; readonly columns: readonly string[] }[] = [
  ...Object.values(REFERENCE_TABLES),
  ...Object.values(FACT_TABLES),
];
