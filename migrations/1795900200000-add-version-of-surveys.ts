import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Which saying of a survey holds: it is put in other words, or otherwise, from time to time. */
export class AddVersionOfSurveys1795900200000 implements MigrationInterface {
  readonly name = 'AddVersionOfSurveys1795900200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'surveys', 'version')) return;
    await queryRunner.query('ALTER TABLE surveys ADD COLUMN version INT NOT NULL DEFAULT 1');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'surveys', 'version'))) return;
    await queryRunner.query('ALTER TABLE surveys DROP COLUMN version');
  }
}
