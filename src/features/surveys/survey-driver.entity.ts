import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdPrimaryColumn, IntegerColumn } from '../../platform/db/columns';

@Entity('survey_answer_drivers')
export class SurveyDriverEntity {
  @IdPrimaryColumn()
  answerId!: Id;

  @PrimaryColumn({ type: 'varchar', length: 64, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  code!: string;

  @EnumColumn({ nullable: true })
  expectation!: string | null;

  @IntegerColumn()
  rating!: number;

  @IntegerColumn()
  scaleMin!: number;

  @IntegerColumn()
  scaleMax!: number;
}
