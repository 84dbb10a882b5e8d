import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/**
 * By which way somebody is invited, the digest of the token that lets them answer, and until when it does. `open_until` is kept by the database:
 * until when an invitation that is not at its end may be answered, so that those whose time is over are the one end of an index.
 */
export class AddTokenOfInvitations1795900201000 implements MigrationInterface {
  readonly name = 'AddTokenOfInvitations1795900201000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'survey_invitations', 'token_digest')) return;
    await queryRunner.query(`ALTER TABLE survey_invitations
      ADD COLUMN channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER case_id,
      ADD COLUMN token_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER answer_id,
      ADD COLUMN expires_at DATETIME(3) NULL AFTER token_digest,
      ADD COLUMN open_until DATETIME(3) AS (
        CASE WHEN state IN ('ELIGIBLE', 'SENT', 'DELIVERED', 'OPENED') THEN expires_at END
      ) STORED AFTER expires_at,
      ADD UNIQUE KEY uq_survey_invitations_token (token_digest),
      ADD KEY ix_survey_invitations_open (open_until, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'survey_invitations', 'token_digest'))) return;
    await queryRunner.query(`ALTER TABLE survey_invitations
      DROP KEY uq_survey_invitations_token, DROP KEY ix_survey_invitations_open,
      DROP COLUMN open_until, DROP COLUMN expires_at, DROP COLUMN token_digest, DROP COLUMN channel`);
  }
}
