import type { QueryRunner } from 'typeorm';
import { migrations } from '../../migrations';
import { freshDatabase, type TestDatabase } from '../support/database';
import { columnsWithoutCollation, tableFaults } from './table-rules';

describe('the migrated tables', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  it('keep replication, clusters and sharding open', async () => {
    expect(await tableFaults(database.db)).toEqual([]);
  });

  it('are reported where they do not', async () => {
    const { db } = database;
    const statements = [
      'CREATE TABLE loans (id INT AUTO_INCREMENT, name VARCHAR(9) CHARACTER SET latin1, KEY (id)) ENGINE=MyISAM',
      'CREATE TABLE owners (id INT PRIMARY KEY) ENGINE=InnoDB',
      `CREATE TABLE cards (id INT PRIMARY KEY, owner INT, KEY ix_cards_owner (owner), CONSTRAINT fk_cards_owner
        FOREIGN KEY (owner) REFERENCES owners (id) ON DELETE CASCADE) ENGINE=InnoDB`,
      'CREATE TRIGGER on_card BEFORE INSERT ON cards FOR EACH ROW SET NEW.owner = 1',
      'CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1',
    ];
    for (const statement of statements) await db.execute('planted', statement);
    expect(await tableFaults(db)).toEqual([
      'fk_cards_owner deletes or changes rows of another table',
      'loans has no primary key',
      'loans is kept by another engine',
      'loans.id counts its own keys',
      'loans.id has a name that the server made up',
      'loans.name has a collation of nobody’s choice',
      'on_card is a trigger',
      'one is code inside the database',
    ]);
  });
});

describe('the statements of the migrations', () => {
  it('name the collation of every column of text', async () => {
    const statements: string[] = [];
    const runner = {
      query: (sql: string) => {
        statements.push(sql);
        return Promise.resolve([]);
      },
    } as unknown as QueryRunner;
    for (const Migration of migrations) await new Migration().up(runner);
    expect(statements.length).toBeGreaterThanOrEqual(migrations.length);
    expect(statements.flatMap(columnsWithoutCollation)).toEqual([]);
  });

  it('are reported where one does not', () => {
    const statement = `CREATE TABLE loans (
      id CHAR(16) NOT NULL,
      name VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      text LONGTEXT NULL,
      amount INT
    )`;
    expect(columnsWithoutCollation(statement)).toEqual(['id CHAR(16) NOT NULL,', 'text LONGTEXT NULL,']);
  });
});
