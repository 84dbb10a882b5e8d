import { Column, Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('promises')
export class PromiseEntity {
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

  @IdColumn({ nullable: true })
  caseId!: Id | null;

  @EnumColumn()
  kind!: string;

  @TextColumn(1000)
  text!: string;

  @InstantColumn()
  madeAt!: Date;

  @IdColumn({ nullable: true })
  madeById!: Id | null;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @InstantColumn()
  dueAt!: Date;

  @InstantColumn({ nullable: true })
  graceEndsAt!: Date | null;

  @EnumColumn({ nullable: true })
  toldHow!: string | null;

  @EnumColumn()
  state!: string;

  @InstantColumn({ nullable: true })
  settledAt!: Date | null;

  /** The due date of which it was told that it has passed: what the clock alone writes. */
  @InstantColumn({ nullable: true })
  overdueToldFor!: Date | null;

  /** Kept by the database: when the clock has to look at it next. */
  @Column({ type: 'datetime', precision: 3, nullable: true, insert: false, update: false })
  clockAt!: Date | null;

  @TextColumn(1000, { nullable: true })
  evidence!: string | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
