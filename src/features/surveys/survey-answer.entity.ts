import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  LongTextColumn,
} from '../../platform/db/columns';

@Entity('survey_answers')
export class SurveyAnswerEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn({ nullable: true })
  sourceProfileId!: Id | null;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @IdColumn()
  surveyId!: Id;

  @EnumColumn()
  metric!: string;

  @IntegerColumn()
  score!: number;

  @IntegerColumn()
  scaleMin!: number;

  @IntegerColumn()
  scaleMax!: number;

  @InstantColumn()
  answeredAt!: Date;

  @LongTextColumn({ nullable: true })
  comment!: string | null;

  @CodeColumn(35, { nullable: true })
  language!: string | null;

  @IdColumn({ nullable: true })
  interactionId!: Id | null;

  @IdColumn({ nullable: true })
  caseId!: Id | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
