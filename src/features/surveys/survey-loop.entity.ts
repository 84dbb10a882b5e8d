import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('survey_loops')
export class SurveyLoopEntity {
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
  answerId!: Id;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
