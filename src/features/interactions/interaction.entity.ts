import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
} from '../../platform/db/columns';

@Entity('interactions')
export class InteractionEntity {
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

  @EnumColumn()
  channel!: string;

  @EnumColumn()
  direction!: string;

  @InstantColumn()
  startedAt!: Date;

  @InstantColumn({ nullable: true })
  queuedAt!: Date | null;

  @InstantColumn({ nullable: true })
  answeredAt!: Date | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @IntegerColumn({ nullable: true })
  waitSeconds!: number | null;

  @IntegerColumn({ nullable: true })
  handleSeconds!: number | null;

  @IntegerColumn({ nullable: true })
  ivrSeconds!: number | null;

  @EnumColumn()
  outcome!: string;

  @EnumColumn()
  settlement!: string;

  @IdColumn({ nullable: true })
  reasonId!: Id | null;

  @IdColumn({ nullable: true })
  agentId!: Id | null;

  @CodeColumn(35, { nullable: true })
  language!: string | null;

  @IdColumn({ nullable: true })
  queueId!: Id | null;

  @IntegerColumn({ nullable: true })
  sentiment!: number | null;

  @FlagColumn()
  isPublic!: boolean;

  @IntegerColumn({ nullable: true })
  reach!: number | null;

  @EnumColumn({ nullable: true })
  moodAtStart!: string | null;

  @EnumColumn({ nullable: true })
  moodAtEnd!: string | null;

  @EnumColumn({ nullable: true })
  replyChannel!: string | null;

  @EnumColumn({ nullable: true })
  askedBy!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @EnumColumn()
  state!: string;

  @IntegerColumn()
  version!: number;
}
