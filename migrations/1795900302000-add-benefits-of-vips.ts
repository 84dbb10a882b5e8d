import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasColumn } from '../src/platform/db/migration-schema';

/** What a membership in the VIP programme gives. */
export class AddBenefitsOfVips1795900302000 implements MigrationInterface {
  readonly name = 'AddBenefitsOfVips1795900302000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasColumn(queryRunner, 'vip_memberships', 'benefits')) return;
    await queryRunner.query('ALTER TABLE vip_memberships ADD COLUMN benefits JSON NULL AFTER valid_to');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasColumn(queryRunner, 'vip_memberships', 'benefits'))) return;
    await queryRunner.query('ALTER TABLE vip_memberships DROP COLUMN benefits');
  }
}
