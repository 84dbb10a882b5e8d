import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('advocacy_acts')
export class AdvocacyActEntity {
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
  kind!: string;

  @InstantColumn()
  actedAt!: Date;

  @TextColumn(1000, { nullable: true })
  evidence!: string | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
