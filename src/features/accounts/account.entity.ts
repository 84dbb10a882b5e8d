import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  AmountColumn,
  CodeColumn,
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('accounts')
export class AccountEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn()
  productId!: Id;

  @CodeColumn(64, { nullable: true })
  number!: string | null;

  @CodeColumn(3)
  currency!: string;

  @AmountColumn({ nullable: true })
  balance!: string | null;

  @AmountColumn({ nullable: true })
  creditLimit!: string | null;

  @AmountColumn({ nullable: true })
  overdue!: string | null;

  @EnumColumn()
  status!: string;

  @InstantColumn({ nullable: true })
  openedAt!: Date | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;

  @TextColumn(255, { nullable: true })
  closingReason!: string | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
