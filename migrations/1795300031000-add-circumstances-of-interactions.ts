import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Where a contact waited, what it felt like, who could read it, and which way the answer took. */
export class AddCircumstancesOfInteractions1795300031000 implements MigrationInterface {
  readonly name = 'AddCircumstancesOfInteractions1795300031000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'interactions', 'queue_id')) return;
    await queryRunner.query(`ALTER TABLE interactions
      ADD COLUMN queue_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER language,
      ADD COLUMN sentiment INT NULL AFTER queue_id,
      ADD COLUMN is_public TINYINT(1) NOT NULL DEFAULT 0 AFTER sentiment,
      ADD COLUMN reach INT NULL AFTER is_public,
      ADD COLUMN mood_at_start VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER reach,
      ADD COLUMN mood_at_end VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER mood_at_start,
      ADD COLUMN reply_channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER mood_at_end,
      ADD COLUMN asked_by VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER reply_channel`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'interactions', 'queue_id'))) return;
    await queryRunner.query(`ALTER TABLE interactions
      DROP COLUMN queue_id, DROP COLUMN sentiment, DROP COLUMN is_public, DROP COLUMN reach,
      DROP COLUMN mood_at_start, DROP COLUMN mood_at_end, DROP COLUMN reply_channel, DROP COLUMN asked_by`);
  }
}
