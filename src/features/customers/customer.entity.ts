import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  DateColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  JsonColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('customers')
export class CustomerEntity {
  @IdPrimaryColumn()
  id!: Id;

  @EnumColumn()
  kind!: string;

  @TextColumn(255)
  displayName!: string;

  @TextColumn(255, { nullable: true })
  givenName!: string | null;

  @TextColumn(255, { nullable: true })
  familyName!: string | null;

  @TextColumn(255, { nullable: true })
  organisationName!: string | null;

  @DateColumn({ nullable: true })
  birthDate!: string | null;

  @EnumColumn({ nullable: true })
  segment!: string | null;

  @CodeColumn(64, { nullable: true })
  businessUnit!: string | null;

  @IdColumn({ nullable: true })
  teamId!: Id | null;

  @FlagColumn()
  isColleague!: boolean;

  @EnumColumn()
  status!: string;

  @CodeColumn(35, { nullable: true })
  language!: string | null;

  @CodeColumn(64, { nullable: true })
  timeZone!: string | null;

  @EnumColumn({ nullable: true })
  preferredChannel!: string | null;

  @InstantColumn({ nullable: true })
  lastContactAt!: Date | null;

  @IdColumn({ nullable: true })
  absorbedIntoId!: Id | null;

  @JsonColumn({ nullable: true })
  absorbedIds!: Id[] | null;

  @InstantColumn({ nullable: true })
  absorbedAt!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
