import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
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

  @FlagColumn()
  isVip!: boolean;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @InstantColumn()
  since!: Date;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
