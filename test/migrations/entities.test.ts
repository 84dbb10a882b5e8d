import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { SnakeCaseNaming } from '../../src/platform/db/naming';
import { freshDatabase, type TestDatabase } from '../support/database';
import { columnsInDatabase, columnsInEntities, differences } from './catalogue';

/** The teams, as nobody made them. */
@Entity('teams')
class PlantedEntity {
  @PrimaryColumn({ type: 'char', length: 16, charset: 'ascii', collation: 'ascii_bin' })
  id!: string;

  @Column({ type: 'varchar', length: 100, charset: 'utf8mb4', collation: 'utf8mb4_bin', nullable: true })
  name!: string | null;

  @Column({ type: 'datetime', precision: 6 })
  foundedAt!: Date;
}

describe('the entities', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(() => database.drop());

  it('declare every column of the migrated database as it is, and no other', async () => {
    const declared = columnsInEntities(database.dataSource);
    const found = await columnsInDatabase(database.dataSource, database.db);
    expect(found.get('customers.display_name')).toBe('varchar(255) utf8mb4_unicode_520_ci not null');
    expect(differences(declared, found)).toEqual([]);
  });

  it('are reported where they differ from the database', async () => {
    const { dataSource, db } = database;
    const planted = new DataSource({
      ...dataSource.options,
      entities: [PlantedEntity],
      namingStrategy: new SnakeCaseNaming(),
    });
    await planted.initialize();
    try {
      const found = await columnsInDatabase(planted, db);
      const ofTeams = new Map([...found].filter(([place]) => place.startsWith('teams.')));
      expect(differences(columnsInEntities(planted), ofTeams)).toEqual([
        'teams.code: declared nowhere, found varchar(64) ascii_bin not null',
        'teams.founded_at: declared datetime(6) not null, found nowhere',
        'teams.name: declared varchar(100) utf8mb4_bin null, found varchar(255) utf8mb4_unicode_520_ci not null',
      ]);
    } finally {
      await planted.destroy();
    }
  });
});
