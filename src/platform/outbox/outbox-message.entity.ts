import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdColumn, IdPrimaryColumn, InstantColumn } from '../db/columns';

@Entity('outbox_messages')
export class OutboxMessageEntity {
  @IdPrimaryColumn()
  id!: Id;

  @InstantColumn()
  at!: Date;

  /** What happened: `promise:keep`. */
  @CodeColumn(64)
  topic!: string;

  /** The global id of what it happened to. */
  @CodeColumn(32)
  object!: string;

  @IdColumn()
  changeId!: Id;
}
