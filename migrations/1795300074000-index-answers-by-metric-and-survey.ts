import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hasIndex } from '../src/platform/db/migration-schema';

/** Whoever looks after a survey reads its answers, and a survey or a metric that is asked no more has none among the latest. One statement, so they are there all or none. */
export class IndexAnswersByMetricAndSurvey1795300074000 implements MigrationInterface {
  readonly name = 'IndexAnswersByMetricAndSurvey1795300074000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (await hasIndex(queryRunner, 'survey_answers', 'ix_survey_answers_metric')) return;
    await queryRunner.query(`ALTER TABLE survey_answers
      ADD KEY ix_survey_answers_metric (metric, answered_at, id),
      ADD KEY ix_survey_answers_survey (survey_id, answered_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await hasIndex(queryRunner, 'survey_answers', 'ix_survey_answers_metric'))) return;
    await queryRunner.query(
      'ALTER TABLE survey_answers DROP KEY ix_survey_answers_survey, DROP KEY ix_survey_answers_metric',
    );
  }
}
