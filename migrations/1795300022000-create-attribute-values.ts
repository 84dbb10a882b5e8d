import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Attributes of all kinds of owner in one table: those of one owner lie together, and a value is found by its definition. Exactly one
 * of the value columns is filled, as the definition says.
 */
export class CreateAttributeValues1795300022000 implements MigrationInterface {
  readonly name = 'CreateAttributeValues1795300022000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS attribute_values (
      owner_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      definition_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      source_profile_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      customer_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
      text_value VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      number_value DECIMAL(19,4) NULL,
      boolean_value TINYINT(1) NULL,
      date_value DATE NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (owner_id, definition_id),
      KEY ix_attribute_values_text (definition_id, text_value, owner_id),
      KEY ix_attribute_values_number (definition_id, number_value, owner_id),
      KEY ix_attribute_values_boolean (definition_id, boolean_value, owner_id),
      KEY ix_attribute_values_date (definition_id, date_value, owner_id),
      KEY ix_attribute_values_customer (customer_id)
    ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS attribute_values');
  }
}
