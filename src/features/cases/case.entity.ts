import { Column, Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  AmountColumn,
  CodeColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  LongTextColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('cases')
export class CaseEntity {
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

  @IdColumn({ nullable: true })
  interactionId!: Id | null;

  @EnumColumn()
  kind!: string;

  @TextColumn(500)
  subject!: string;

  @EnumColumn({ nullable: true })
  channel!: string | null;

  @EnumColumn()
  status!: string;

  /** Kept by the database, so that a customer's open cases are one range of an index. */
  @Column({ type: 'boolean', nullable: true, insert: false, update: false })
  isOpen!: boolean | null;

  @EnumColumn()
  priority!: string;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @IdColumn({ nullable: true })
  reasonId!: Id | null;

  @IdColumn({ nullable: true })
  productId!: Id | null;

  @TextColumn(500, { nullable: true })
  rootCause!: string | null;

  @AmountColumn({ nullable: true })
  redressAmount!: string | null;

  @CodeColumn(3, { nullable: true })
  redressCurrency!: string | null;

  @InstantColumn()
  openedAt!: Date;

  @InstantColumn({ nullable: true })
  dueAt!: Date | null;

  @InstantColumn({ nullable: true })
  resolvedAt!: Date | null;

  @InstantColumn({ nullable: true })
  toldAt!: Date | null;

  @EnumColumn({ nullable: true })
  toldHow!: string | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;

  @FlagColumn({ nullable: true })
  answeredInTime!: boolean | null;

  @IntegerColumn()
  reopenings!: number;

  /** The last time; null: never, or by its source. */
  @InstantColumn({ nullable: true })
  reopenedAt!: Date | null;

  /** What its source said last of what may be moved here (domain/source-word.ts), once it was; null: what is there. */
  @LongTextColumn({ nullable: true })
  saidBySource!: string | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
