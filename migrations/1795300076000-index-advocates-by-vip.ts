import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** VIPs are few among all who have a status, and are listed by their score. */
export class IndexAdvocatesByVip1795300076000 implements MigrationInterface {
  readonly name = 'IndexAdvocatesByVip1795300076000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'advocacy_statuses', 'ix_advocacy_statuses_vip_score')) return;
    await queryRunner.query(
      'CREATE INDEX ix_advocacy_statuses_vip_score ON advocacy_statuses (is_vip, score, customer_id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'advocacy_statuses', 'ix_advocacy_statuses_vip_score'))) return;
    await queryRunner.query('DROP INDEX ix_advocacy_statuses_vip_score ON advocacy_statuses');
  }
}
