import { Column, Entity, VersionColumn } from 'typeorm';
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

  /** Kept by the database, so that those that are open are one range of an index. */
  @Column({ type: 'boolean', nullable: true, insert: false, update: false })
  isOpen!: boolean | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
