import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('consent_decisions')
export class ConsentDecisionEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn()
  sourceProfileId!: Id;

  @IdColumn()
  customerId!: Id;

  @EnumColumn()
  purpose!: string;

  @EnumColumn({ nullable: true })
  channel!: string | null;

  @EnumColumn()
  state!: string;

  @InstantColumn()
  decidedAt!: Date;

  @InstantColumn()
  createdAt!: Date;
}
