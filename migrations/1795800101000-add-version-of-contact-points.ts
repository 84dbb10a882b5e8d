import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** How often a way to reach somebody was changed. */
export class AddVersionOfContactPoints1795800101000 implements MigrationInterface {
  readonly name = 'AddVersionOfContactPoints1795800101000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'contact_points', 'version')) return;
    await queryRunner.query(
      'ALTER TABLE contact_points ADD COLUMN version INT NOT NULL DEFAULT 1 AFTER valid_to',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'contact_points', 'version'))) return;
    await queryRunner.query('ALTER TABLE contact_points DROP COLUMN version');
  }
}
