import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn } from '../../platform/db/columns';

@Entity('advocacy_stage_changes')
export class StageChangeEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  customerId!: Id;

  @EnumColumn()
  fromStage!: string;

  @EnumColumn()
  toStage!: string;

  @EnumColumn()
  reason!: string;

  @InstantColumn()
  changedAt!: Date;
}
