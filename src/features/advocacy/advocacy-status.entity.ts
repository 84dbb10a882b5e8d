import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  FlagColumn,
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

  @InstantColumn()
  since!: Date;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
