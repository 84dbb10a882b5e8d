import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The chains of the audit trail, so that their ends are found however long they are and whatever the server knows of the trail's index. */
export class CreateAuditChains1796000212000 implements MigrationInterface {
  readonly name = 'CreateAuditChains1796000212000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS audit_chains (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      PRIMARY KEY (id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
    await queryRunner.query(
      'INSERT INTO audit_chains (id) SELECT DISTINCT chain FROM audit_events ON DUPLICATE KEY UPDATE id = audit_chains.id',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS audit_chains');
  }
}
