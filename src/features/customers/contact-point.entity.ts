import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('contact_points')
export class ContactPointEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceProfileId!: Id;

  @IdColumn()
  customerId!: Id;

  @EnumColumn()
  type!: string;

  @TextColumn(255)
  value!: string;

  @KeyColumn(255)
  valueKey!: string;

  @FlagColumn()
  isVerified!: boolean;

  @FlagColumn()
  isPrimary!: boolean;

  @InstantColumn({ nullable: true })
  validFrom!: Date | null;

  @InstantColumn({ nullable: true })
  validTo!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
