import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** When whoever took a contact on did so: until then it waited in a queue, and nobody spent time on it. */
export class AddTakenAtOfHandOffs1795800201000 implements MigrationInterface {
  readonly name = 'AddTakenAtOfHandOffs1795800201000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'hand_offs', 'taken_at')) return;
    await queryRunner.query('ALTER TABLE hand_offs ADD COLUMN taken_at DATETIME(3) NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'hand_offs', 'taken_at'))) return;
    await queryRunner.query('ALTER TABLE hand_offs DROP COLUMN taken_at');
  }
}
