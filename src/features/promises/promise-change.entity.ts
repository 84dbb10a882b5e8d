import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('promise_changes')
export class PromiseChangeEntity {
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
  promiseId!: Id;

  @InstantColumn()
  at!: Date;

  @InstantColumn()
  formerDueAt!: Date;

  @InstantColumn()
  newDueAt!: Date;

  @InstantColumn({ nullable: true })
  toldAt!: Date | null;

  @EnumColumn({ nullable: true })
  toldHow!: string | null;

  @IdColumn({ nullable: true })
  agentId!: Id | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
