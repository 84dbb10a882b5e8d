import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** Until when a promise may still be kept late, what shows that it was kept; and which were made in a contact, or for a case. */
export class AddGraceAndEvidenceOfPromises1795300035000 implements MigrationInterface {
  readonly name = 'AddGraceAndEvidenceOfPromises1795300035000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'promises', 'grace_ends_at')) return;
    await queryRunner.query(`ALTER TABLE promises
      ADD COLUMN grace_ends_at DATETIME(3) NULL AFTER due_at,
      ADD COLUMN evidence VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL AFTER settled_at,
      ADD KEY ix_promises_interaction (interaction_id, made_at, id),
      ADD KEY ix_promises_case (case_id, made_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'promises', 'grace_ends_at'))) return;
    await queryRunner.query(`ALTER TABLE promises
      DROP KEY ix_promises_case, DROP KEY ix_promises_interaction, DROP COLUMN evidence, DROP COLUMN grace_ends_at`);
  }
}
