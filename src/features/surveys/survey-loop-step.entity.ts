import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn, TextColumn } from '../../platform/db/columns';

@Entity('survey_loop_steps')
export class SurveyLoopStepEntity {
  @IdPrimaryColumn()
  loopId!: Id;

  @PrimaryColumn({ type: 'varchar', length: 32, charset: 'ascii', collation: 'ascii_bin' })
  step!: string;

  @InstantColumn()
  takenAt!: Date;

  @IdColumn({ nullable: true })
  takenById!: Id | null;

  /** Why it was given up; null of every other step. */
  @TextColumn(500, { nullable: true })
  reason!: string | null;
}
