import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateHandOffs1795300034000 implements MigrationInterface {
  readonly name = 'CreateHandOffs1795300034000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS hand_offs (
      id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      external_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      interaction_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      at DATETIME(3) NOT NULL,
      moves VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      cause VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
      from_agent_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      from_queue_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      to_agent_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      to_queue_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      is_warm TINYINT(1) NULL,
      story_repeated TINYINT(1) NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (id),
      UNIQUE KEY uq_hand_offs_key (source_id, external_id),
      KEY ix_hand_offs_interaction (interaction_id, at, id),
      KEY ix_hand_offs_customer (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS hand_offs');
  }
}
