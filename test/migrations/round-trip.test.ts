import type { MigrationInterface } from 'typeorm';
import { migrate } from '../../src/platform/db/migrator';
import { unmigratedDatabase, type TestDatabase } from '../support/database';
import { definitionsOf } from './catalogue';

describe('the migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await unmigratedDatabase();
  });

  afterEach(() => database.drop());

  const step = async (migration: MigrationInterface, direction: 'up' | 'down') => {
    const runner = database.dataSource.createQueryRunner();
    try {
      await migration[direction](runner);
    } finally {
      await runner.release();
    }
    return definitionsOf(database.db);
  };

  it('can each be run again after a crash, undone to what was before, and done again with the same result', async () => {
    const { migrations } = database.dataSource;
    const states = [await definitionsOf(database.db)];
    for (const migration of migrations) {
      const state = await step(migration, 'up');
      expect(state).not.toEqual(states.at(-1));
      expect(await step(migration, 'up')).toEqual(state);
      states.push(state);
    }
    for (const [index, migration] of [...migrations.entries()].reverse()) {
      expect(await step(migration, 'down')).toEqual(states[index]);
      expect(await step(migration, 'down')).toEqual(states[index]);
    }
    expect(await definitionsOf(database.db)).toEqual({});
    for (const migration of migrations) await step(migration, 'up');
    expect(await definitionsOf(database.db)).toEqual(states.at(-1));
  }, 60_000);

  it('make the same when they are run as the product runs them', async () => {
    const names = await migrate(database.dataSource);
    expect(names).toEqual(database.dataSource.migrations.map(({ name }) => name));
    const migrated = await definitionsOf(database.db);
    expect(await migrate(database.dataSource)).toEqual([]);

    const other = await unmigratedDatabase();
    try {
      const runner = other.dataSource.createQueryRunner();
      for (const migration of other.dataSource.migrations) await migration.up(runner);
      await runner.release();
      expect(await definitionsOf(other.db)).toEqual(migrated);
    } finally {
      await other.drop();
    }
  });
});
