import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the order of events has come: one row. Whoever puts events in order holds it. */
export class CreateEventHeads1795700104000 implements MigrationInterface {
  readonly name = 'CreateEventHeads1795700104000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS event_heads (
      id INT NOT NULL,
      position BIGINT NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
    await queryRunner.query(
      'INSERT INTO event_heads (id, position) VALUES (1, 0) ON DUPLICATE KEY UPDATE id = id',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS event_heads');
  }
}
