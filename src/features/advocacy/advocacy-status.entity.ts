import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  BigIntegerColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
} from '../../platform/db/columns';

@Entity('advocacy_statuses')
export class AdvocacyStatusEntity {
  @IdPrimaryColumn()
  customerId!: Id;

  @EnumColumn()
  stage!: string;

  @IntegerColumn()
  score!: number;

  /** Of all the evidence, as of `weighedAt`, in millionths of a point: a binary fraction would come back as another one. */
  @BigIntegerColumn()
  weightMillionths!: number;

  @InstantColumn()
  weighedAt!: Date;

  /** Until when the score holds, if nothing new becomes known. */
  @InstantColumn({ nullable: true })
  scoreUntil!: Date | null;

  @FlagColumn()
  isVip!: boolean;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @InstantColumn({ nullable: true })
  nominatedAt!: Date | null;

  @IdColumn({ nullable: true })
  nominatedById!: Id | null;

  @InstantColumn()
  since!: Date;

  /** Until when the stage holds, if nothing new becomes known. */
  @InstantColumn({ nullable: true })
  stageUntil!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
