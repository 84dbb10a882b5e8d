// The tables as Drizzle is told of them: the columns that are read.

import { char, datetime, decimal, int, json, mysqlTable, varchar } from 'drizzle-orm/mysql-core';

const id = (name = 'id') => char(name, { length: 16 });
const word = (name) => varchar(name, { length: 255 });
/** As the server's text, which is as quick as it gets. */
const instant = (name) => datetime(name, { mode: 'string', fsp: 3 });

export const customers = mysqlTable('customers', {
  id: id(),
  displayName: word('display_name'),
  segment: word('segment'),
  preferredChannel: word('preferred_channel'),
  lastContactAt: instant('last_contact_at'),
  isColleague: int('is_colleague'),
  absorbedIntoId: id('absorbed_into_id'),
  absorbedIds: json('absorbed_ids'),
});

export const contactPoints = mysqlTable('contact_points', {
  id: id(),
  customerId: id('customer_id'),
  valueKey: word('value_key'),
  validFrom: instant('valid_from'),
  validTo: instant('valid_to'),
  isVerified: int('is_verified'),
  isPrimary: int('is_primary'),
});

export const advocacyStatuses = mysqlTable('advocacy_statuses', {
  customerId: id('customer_id'),
  stage: word('stage'),
  score: int('score'),
  isVip: int('is_vip'),
});

export const products = mysqlTable('products', { id: id(), names: json('names') });

export const accounts = mysqlTable('accounts', {
  id: id(),
  productId: id('product_id'),
  number: word('number'),
  balance: decimal('balance', { precision: 19, scale: 4 }),
  currency: word('currency'),
  status: word('status'),
  openedAt: instant('opened_at'),
});

export const accountHolders = mysqlTable('account_holders', {
  accountId: id('account_id'),
  customerId: id('customer_id'),
  validFrom: instant('valid_from'),
  validTo: instant('valid_to'),
});

export const teams = mysqlTable('teams', { id: id(), name: word('name') });

export const agents = mysqlTable('agents', { id: id(), name: word('name'), teamId: id('team_id') });

export const reasons = mysqlTable('contact_reasons', {
  id: id(),
  parentId: id('parent_id'),
  names: json('names'),
});

export const interactions = mysqlTable('interactions', {
  id: id(),
  customerId: id('customer_id'),
  channel: word('channel'),
  direction: word('direction'),
  startedAt: instant('started_at'),
  waitSeconds: int('wait_seconds'),
  handleSeconds: int('handle_seconds'),
  outcome: word('outcome'),
  reasonId: id('reason_id'),
  agentId: id('agent_id'),
});

export const promises = mysqlTable('promises', {
  id: id(),
  customerId: id('customer_id'),
  text: varchar('text', { length: 1000 }),
  madeAt: instant('made_at'),
  dueAt: instant('due_at'),
  state: word('state'),
  ownerId: id('owner_id'),
});

export const cases = mysqlTable('cases', {
  id: id(),
  customerId: id('customer_id'),
  kind: word('kind'),
  subject: word('subject'),
  priority: word('priority'),
  status: word('status'),
  isOpen: int('is_open'),
  openedAt: instant('opened_at'),
});

export const answers = mysqlTable('survey_answers', {
  id: id(),
  customerId: id('customer_id'),
  metric: word('metric'),
  score: int('score'),
  answeredAt: instant('answered_at'),
});

export const sourceSystems = mysqlTable('source_systems', { id: id(), code: word('code') });

export const sourceProfiles = mysqlTable('source_profiles', { id: id(), customerId: id('customer_id') });

/** The table of contacts as writing one needs it: more of its columns than reading does. */
export const writtenInteractions = mysqlTable('interactions', {
  id: id(),
  externalId: word('external_id'),
  sourceId: id('source_id'),
  sourceProfileId: id('source_profile_id'),
  customerId: id('customer_id'),
  channel: word('channel'),
  direction: word('direction'),
  startedAt: instant('started_at'),
  answeredAt: instant('answered_at'),
  endedAt: instant('ended_at'),
  waitSeconds: int('wait_seconds'),
  handleSeconds: int('handle_seconds'),
  outcome: word('outcome'),
  settlement: word('settlement'),
  reasonId: id('reason_id'),
  agentId: id('agent_id'),
  isPublic: int('is_public'),
  state: word('state'),
  version: int('version'),
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
});
