import { Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdColumn, InstantColumn } from '../db/columns';

@Entity('events')
export class EventEntity {
  /** Counts up from 1 without a gap, in the order in which everybody hears of events. */
  @PrimaryColumn({ type: 'bigint' })
  position!: number;

  @InstantColumn()
  at!: Date;

  @CodeColumn(64)
  topic!: string;

  /** The global id of what it happened to. */
  @CodeColumn(32)
  object!: string;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @IdColumn()
  changeId!: Id;
}
