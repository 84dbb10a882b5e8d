import { AddRulesOfSurveys1795300062000 } from '../../migrations/1795300062000-add-rules-of-surveys';
import { insertRows } from '../../src/platform/db/insert-rows';
import { freshDatabase, type TestDatabase } from '../support/database';

describe('the question of a survey', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  it('is its name where it was there before, after a migration that was cut off too', async () => {
    const { db, dataSource } = database;
    const migration = new AddRulesOfSurveys1795300062000();
    const runner = dataSource.createQueryRunner();
    await migration.down(runner);
    const columns = ['id', 'code', 'name', 'metric', 'scaleMin', 'scaleMax'] as const;
    const surveys = ['a', 'b'].map((code) => ({
      id: code.padStart(16, '0'),
      code,
      name: `Jak "${code}"?`,
      metric: 'NPS',
      scaleMin: 0,
      scaleMax: 10,
    }));
    await insertRows(db, 'test.insert', { table: 'surveys', columns }, surveys);
    await migration.up(runner);
    await db.execute('test.cutOff', 'ALTER TABLE surveys MODIFY COLUMN questions JSON NULL');
    await db.execute('test.cutOff', "UPDATE surveys SET questions = NULL WHERE code = 'b'");
    await migration.up(runner);
    await runner.release();

    const question = "JSON_UNQUOTE(JSON_EXTRACT(questions, '$.en'))";
    expect(await db.query('test.read', `SELECT ${question} AS question FROM surveys ORDER BY code`)).toEqual([
      { question: 'Jak "a"?' },
      { question: 'Jak "b"?' },
    ]);
  });
});
