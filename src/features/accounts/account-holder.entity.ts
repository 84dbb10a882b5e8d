import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('account_holders')
export class AccountHolderEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn()
  accountId!: Id;

  @IdColumn()
  sourceProfileId!: Id;

  @IdColumn()
  customerId!: Id;

  @EnumColumn()
  role!: string;

  @InstantColumn({ nullable: true })
  validFrom!: Date | null;

  @InstantColumn({ nullable: true })
  validTo!: Date | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
