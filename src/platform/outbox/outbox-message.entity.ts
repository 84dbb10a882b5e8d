import { Column, Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdColumn, IdPrimaryColumn, InstantColumn } from '../db/columns';

@Entity('outbox_messages')
export class OutboxMessageEntity {
  @IdPrimaryColumn()
  id!: Id;

  /** Of the database's one clock, and to the microsecond: of what is done to one object under its lock, the later is greater. */
  @Column({ type: 'datetime', precision: 6, default: () => 'CURRENT_TIMESTAMP(6)' })
  writtenAt!: Date;

  @InstantColumn()
  at!: Date;

  /** What happened: `promise:keep`. */
  @CodeColumn(64)
  topic!: string;

  /** The global id of what it happened to. */
  @CodeColumn(32)
  object!: string;

  /** Whose fact the object is, one of several holders; null of nobody's, and of what is no fact of a customer. */
  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @IdColumn()
  changeId!: Id;
}
