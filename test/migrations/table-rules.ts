import type { Db } from '../../src/platform/db/db';
import { MIGRATIONS_TABLE } from './catalogue';

/** Rules that keep replication, clusters and sharding open, as questions: each gives what breaks it. */
const RULES = {
  'has no primary key': `SELECT t.table_name AS place FROM information_schema.tables t
    LEFT JOIN information_schema.table_constraints c ON c.table_schema = t.table_schema
      AND c.table_name = t.table_name AND c.constraint_type = 'PRIMARY KEY'
    WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.table_name IS NULL`,
  'counts its own keys': `SELECT CONCAT(table_name, '.', column_name) AS place FROM information_schema.columns
    WHERE table_schema = DATABASE() AND extra LIKE '%auto_increment%'`,
  'is a trigger': `SELECT trigger_name AS place FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
  'is code inside the database': `SELECT routine_name AS place FROM information_schema.routines
    WHERE routine_schema = DATABASE()`,
  'deletes or changes rows of another table': `SELECT constraint_name AS place
    FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()
      AND NOT (delete_rule IN ('RESTRICT', 'NO ACTION') AND update_rule IN ('RESTRICT', 'NO ACTION'))`,
  'has a collation of nobody’s choice': `SELECT CONCAT(table_name, '.', column_name) AS place
    FROM information_schema.columns WHERE table_schema = DATABASE() AND collation_name IS NOT NULL
      AND collation_name NOT IN ('ascii_bin', 'utf8mb4_bin', 'utf8mb4_unicode_520_ci')`,
  'has a name that the server made up': `SELECT DISTINCT CONCAT(table_name, '.', index_name) AS place
    FROM information_schema.statistics WHERE table_schema = DATABASE()
      AND index_name NOT REGEXP '^(PRIMARY|(ix|uq|fk)_.*)$'`,
  'is kept by another engine': `SELECT table_name AS place FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'`,
} as const;

/** Everything in the database that breaks a rule: `teams.id counts its own keys`. */
export async function tableFaults(db: Db): Promise<string[]> {
  const faults: string[] = [];
  for (const [fault, question] of Object.entries(RULES)) {
    const rows = await db.query<{ place: string }>('catalogue.rule', question);
    faults.push(...rows.map(({ place }) => `${place} ${fault}`));
  }
  return faults.filter((fault) => !fault.startsWith(`${MIGRATIONS_TABLE}.`)).sort();
}

/** Columns of text in a CREATE or ALTER TABLE that leave their collation to the server. */
export function columnsWithoutCollation(statement: string): string[] {
  return statement
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(ADD COLUMN )?\w+ (CHAR|VARCHAR|(TINY|MEDIUM|LONG)?TEXT|ENUM|SET)\b/i.test(line))
    .filter((line) => !/ COLLATE \w+/i.test(line));
}
