import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
} from '../../platform/db/columns';

@Entity('hand_offs')
export class HandOffEntity {
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
  moves!: string;

  @EnumColumn({ nullable: true })
  cause!: string | null;

  @IdColumn({ nullable: true })
  fromAgentId!: Id | null;

  @IdColumn({ nullable: true })
  fromQueueId!: Id | null;

  @IdColumn({ nullable: true })
  toAgentId!: Id | null;

  @IdColumn({ nullable: true })
  toQueueId!: Id | null;

  @FlagColumn({ nullable: true })
  isWarm!: boolean | null;

  @FlagColumn({ nullable: true })
  storyRepeated!: boolean | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @InstantColumn({ nullable: true })
  takenAt!: Date | null;
}
