import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  LongTextColumn,
} from '../../platform/db/columns';

@Entity('messages')
export class MessageEntity {
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
  interactionId!: Id;

  @InstantColumn()
  at!: Date;

  @EnumColumn()
  direction!: string;

  @LongTextColumn({ nullable: true })
  text!: string | null;

  @IdColumn({ nullable: true })
  agentId!: Id | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
