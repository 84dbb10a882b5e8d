import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase } from '../support/database';
import { MIGRATIONS_TABLE } from './catalogue';

/** The indexes that a page tells of: `table.index` for each row of its last table. */
function toldOf(page: string): string[] {
  let table = '';
  return page
    .split('\n')
    .map((line) => /^\| (?:`(\w+)`)? +\| `((?:ix|uq)_\w+)` +\|/.exec(line))
    .flatMap((row) => {
      if (row === null) return [];
      table = row[1] ?? table;
      return [`${table}.${row[2] ?? ''}`];
    });
}

describe('the page about indexes', () => {
  test('says of every index of the migrated database what it serves, and of no other', async () => {
    const database = await freshDatabase();
    const found = await database.db.query<{ place: string }>(
      'test.indexes',
      `SELECT DISTINCT CONCAT(table_name, '.', index_name) AS place FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND index_name <> 'PRIMARY' AND table_name <> ?`,
      [MIGRATIONS_TABLE],
    );
    await database.drop();
    const told = toldOf(readFileSync(join(__dirname, '../../docs/indexes.md'), 'utf8'));
    expect(told.sort()).toEqual(found.map(({ place }) => place).sort());
  });

  test('is read row by row', () => {
    const page =
      '| `cases`   | `ix_cases_due` | all |\n|           | `uq_cases_key` | imports |\n| list | `status` | |\n';
    expect(toldOf(page)).toEqual(['cases.ix_cases_due', 'cases.uq_cases_key']);
  });
});
