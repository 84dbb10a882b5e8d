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
  const rows = await db.query('demo-bank.isEmpty', anyRow);
  return rows.length === 0;
}

/** Writes the rows that do not grow with the customers, all or none. */
export function insertReferenceRows(db: Db, rows: ReferenceRows): Promise<void> {
  return db.transaction(async (tx) => {
    await insertRows(tx, 'demo-bank.insertSourceSystems', SOURCE_SYSTEMS, rows.sourceSystems);
    await insertRows(tx, 'demo-bank.insertProducts', PRODUCTS, rows.products);
    await insertRows(tx, 'demo-bank.insertContactReasons', CONTACT_REASONS, rows.contactReasons);
    await insertRows(tx, 'demo-bank.insertTeams', TEAMS, rows.teams);
    await insertRows(tx, 'demo-bank.insertAgents', AGENTS, rows.agents);
    await insertRows(tx, 'demo-bank.insertSurveys', SURVEYS, rows.surveys);
  });
}

/** Writes all facts of some customers, all or none. */
export function insertFacts(db: Db, facts: Facts): Promise<void> {
  return db.transaction(async (tx) => {
    await insertRows(tx, 'demo-bank.insertCustomers', CUSTOMERS, facts.customers);
    await insertRows(tx, 'demo-bank.insertSourceProfiles', SOURCE_PROFILES, facts.sourceProfiles);
    await insertRows(tx, 'demo-bank.insertContactPoints', CONTACT_POINTS, facts.contactPoints);
    await insertRows(tx, 'demo-bank.insertAccounts', ACCOUNTS, facts.accounts);
    await insertRows(tx, 'demo-bank.insertAccountHolders', ACCOUNT_HOLDERS, facts.accountHolders);
    await insertRows(tx, 'demo-bank.insertInteractions', INTERACTIONS, facts.interactions);
    await insertRows(tx, 'demo-bank.insertCases', CASES, facts.cases);
    await insertRows(tx, 'demo-bank.insertPromises', PROMISES, facts.promises);
    await insertRows(tx, 'demo-bank.insertSurveyAnswers', SURVEY_ANSWERS, facts.surveyAnswers);
    await insertRows(tx, 'demo-bank.insertAdvocacyStatuses', ADVOCACY_STATUSES, facts.advocacyStatuses);
  });
}

/** Lets the server count again what its plans rest on: after so many new rows its figures are those of empty tables. */
export async function refreshStatistics(db: Sql): Promise<void> {
  await db.query(
    'demo-bank.refreshStatistics',
    `ANALYZE TABLE ${TABLES.map(({ table }) => table).join(', ')}`,
  );
}
