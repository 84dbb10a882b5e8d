import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/**
 * Who is of a team: advocates are given to those who look after them already. As the rules of stages and points have changed too, no status holds
 * any longer, and each is worked out once by whoever looks next.
 */
export class IndexAgentsByTeam1796000210000 implements MigrationInterface {
  readonly name = 'IndexAgentsByTeam1796000210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'agents', 'ix_agents_team')) return;
    await queryRunner.query('UPDATE advocacy_statuses SET stage_until = since');
    await queryRunner.query('CREATE INDEX ix_agents_team ON agents (team_id, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'agents', 'ix_agents_team'))) return;
    await queryRunner.query('DROP INDEX ix_agents_team ON agents');
  }
}
