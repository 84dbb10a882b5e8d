import type { Db, Sql } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { ReferenceRows } from './domain/bank';
import type { Facts } from './domain/rows';
import {
  ACCOUNT_HOLDERS,
  ACCOUNTS,
  ADVOCACY_STATUSES,
  AGENTS,
  CASES,
  CONTACT_POINTS,
  CONTACT_REASONS,
  CUSTOMER_NAME_TOKENS,
  CUSTOMERS,
  INTERACTIONS,
  PRODUCTS,
  PROMISES,
  SOURCE_PROFILES,
  SOURCE_SYSTEMS,
  SURVEY_ANSWERS,
  SURVEYS,
  TABLES,
  TEAMS,
} from './demo-bank.tables';

/** True when no table that a demo bank fills has a row. */
export async function isEmpty(db: Sql): Promise<boolean> {
  const anyRow = TABLES.map(({ table }) => `(SELECT 1 FROM ${table} LIMIT 1)`).join(' UNION ALL ');
  const rows = await db.query('demoBank.isEmpty', anyRow);
  return rows.length === 0;
}

/** Whether there is a source that is none of the demo bank's: somebody has brought in data of their own. */
export async function holdsOtherSources(db: Sql): Promise<boolean> {
  const rows = await db.query(
    'demoBank.holdsOtherSources',
    "SELECT 1 FROM source_systems WHERE code NOT LIKE 'demo-%' LIMIT 1",
  );
  return rows.length > 0;
}

/** Writes the rows that do not grow with the customers, all or none. */
export function insertReferenceRows(db: Db, rows: ReferenceRows): Promise<void> {
  return db.transaction(async (tx) => {
    await insertRows(tx, 'demoBank.insertSourceSystems', SOURCE_SYSTEMS, rows.sourceSystems);
    await insertRows(tx, 'demoBank.insertProducts', PRODUCTS, rows.products);
    await insertRows(tx, 'demoBank.insertContactReasons', CONTACT_REASONS, rows.contactReasons);
    await insertRows(tx, 'demoBank.insertTeams', TEAMS, rows.teams);
    await insertRows(tx, 'demoBank.insertAgents', AGENTS, rows.agents);
    await insertRows(tx, 'demoBank.insertSurveys', SURVEYS, rows.surveys);
  });
}

/** Writes all facts of some customers, all or none. */
export function insertFacts(db: Db, facts: Facts): Promise<void> {
  return db.transaction(async (tx) => {
    await insertRows(tx, 'demoBank.insertCustomers', CUSTOMERS, facts.customers);
    await insertRows(tx, 'demoBank.insertNameTokens', CUSTOMER_NAME_TOKENS, facts.customerNameTokens);
    await insertRows(tx, 'demoBank.insertSourceProfiles', SOURCE_PROFILES, facts.sourceProfiles);
    await insertRows(tx, 'demoBank.insertContactPoints', CONTACT_POINTS, facts.contactPoints);
    await insertRows(tx, 'demoBank.insertAccounts', ACCOUNTS, facts.accounts);
    await insertRows(tx, 'demoBank.insertAccountHolders', ACCOUNT_HOLDERS, facts.accountHolders);
    await insertRows(tx, 'demoBank.insertInteractions', INTERACTIONS, facts.interactions);
    await insertRows(tx, 'demoBank.insertCases', CASES, facts.cases);
    await insertRows(tx, 'demoBank.insertPromises', PROMISES, facts.promises);
    await insertRows(tx, 'demoBank.insertSurveyAnswers', SURVEY_ANSWERS, facts.surveyAnswers);
    await insertRows(tx, 'demoBank.insertAdvocacyStatuses', ADVOCACY_STATUSES, facts.advocacyStatuses);
  });
}

/** Lets the server count again what its plans rest on: after so many new rows its figures are those of empty tables. */
export async function refreshStatistics(db: Sql): Promise<void> {
  await db.query(
    'demoBank.refreshStatistics',
    `ANALYZE TABLE ${TABLES.map(({ table }) => table).join(', ')}`,
  );
}
