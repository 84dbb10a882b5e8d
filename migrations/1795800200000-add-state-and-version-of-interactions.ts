import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** How far a contact is, and how often it was changed. What is there, and what is delivered, has ended; neither server rewrites a row for it. */
export class AddStateAndVersionOfInteractions1795800200000 implements MigrationInterface {
  readonly name = 'AddStateAndVersionOfInteractions1795800200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'interactions', 'state')) return;
    await queryRunner.query(`ALTER TABLE interactions
      ADD COLUMN state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ENDED',
      ADD COLUMN version INT NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'interactions', 'state'))) return;
    await queryRunner.query('ALTER TABLE interactions DROP COLUMN state, DROP COLUMN version');
  }
}
