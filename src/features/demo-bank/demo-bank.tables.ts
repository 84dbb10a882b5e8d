import type { InsertTarget } from '../../platform/db/insert-rows';
import type {
  AccountHolderRow,
  AccountRow,
  AdvocacyStatusRow,
  AgentRow,
  CaseRow,
  ContactPointRow,
  ContactReasonRow,
  CustomerNameTokenRow,
  CustomerRow,
  InteractionRow,
  ProductRow,
  PromiseRow,
  SourceProfileRow,
  SourceSystemRow,
  SurveyAnswerRow,
  SurveyRow,
  TeamRow,
} from './domain/rows';

/** The tables of a demo bank and the columns that it fills. A column left out has its default. */

const STAMPS = ['createdAt', 'updatedAt'] as const;
const KEY = ['id', 'sourceId', 'externalId'] as const;
const ATTRIBUTED = [...KEY, 'sourceProfileId', 'customerId'] as const;

export const SOURCE_SYSTEMS: InsertTarget<SourceSystemRow> = {
  table: 'source_systems',
  columns: ['id', 'code', 'name', 'kind', 'trustRank', 'timeZone', 'lastSyncedAt'],
};

export const PRODUCTS: InsertTarget<ProductRow> = {
  table: 'products',
  columns: ['id', 'code', 'kind', 'names'],
};

export const CONTACT_REASONS: InsertTarget<ContactReasonRow> = {
  table: 'contact_reasons',
  columns: ['id', 'code', 'parentId', 'names'],
};

export const TEAMS: InsertTarget<TeamRow> = { table: 'teams', columns: ['id', 'code', 'name'] };

export const AGENTS: InsertTarget<AgentRow> = { table: 'agents', columns: [...KEY, 'name', 'teamId'] };

export const SURVEYS: InsertTarget<SurveyRow> = {
  table: 'surveys',
  columns: ['id', 'code', 'name', 'metric', 'scaleMin', 'scaleMax'],
};

export const CUSTOMERS: InsertTarget<CustomerRow> = {
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
    'status',
    'language',
    'timeZone',
    'preferredChannel',
    'lastContactAt',
    ...STAMPS,
  ],
};

export const CUSTOMER_NAME_TOKENS: InsertTarget<CustomerNameTokenRow> = {
  table: 'customer_name_tokens',
  columns: ['customerId', 'token'],
};

export const SOURCE_PROFILES: InsertTarget<SourceProfileRow> = {
  table: 'source_profiles',
  columns: [...KEY, 'customerId', 'delivered', 'receivedAt', ...STAMPS],
};

export const CONTACT_POINTS: InsertTarget<ContactPointRow> = {
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
};

export const ACCOUNTS: InsertTarget<AccountRow> = {
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
};

export const ACCOUNT_HOLDERS: InsertTarget<AccountHolderRow> = {
  table: 'account_holders',
  columns: [...KEY, 'accountId', 'sourceProfileId', 'customerId', 'role', 'validFrom', 'validTo', ...STAMPS],
};

export const INTERACTIONS: InsertTarget<InteractionRow> = {
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
    ...STAMPS,
  ],
};

export const CASES: InsertTarget<CaseRow> = {
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
    'openedAt',
    'dueAt',
    'resolvedAt',
    'closedAt',
    'reopenings',
    ...STAMPS,
  ],
};

export const PROMISES: InsertTarget<PromiseRow> = {
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
    'toldHow',
    'state',
    'settledAt',
    ...STAMPS,
  ],
};

export const SURVEY_ANSWERS: InsertTarget<SurveyAnswerRow> = {
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
};

export const ADVOCACY_STATUSES: InsertTarget<AdvocacyStatusRow> = {
  table: 'advocacy_statuses',
  columns: ['customerId', 'stage', 'score', 'isVip', 'since', ...STAMPS],
};

/** Every table of a demo bank. */
export const TABLES: readonly { readonly table: string; readonly columns: readonly string[] }[] = [
  SOURCE_SYSTEMS,
  PRODUCTS,
  CONTACT_REASONS,
  TEAMS,
  AGENTS,
  SURVEYS,
  CUSTOMERS,
  CUSTOMER_NAME_TOKENS,
  SOURCE_PROFILES,
  CONTACT_POINTS,
  ACCOUNTS,
  ACCOUNT_HOLDERS,
  INTERACTIONS,
  CASES,
  PROMISES,
  SURVEY_ANSWERS,
  ADVOCACY_STATUSES,
];
