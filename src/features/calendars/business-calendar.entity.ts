import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  IdPrimaryColumn,
  InstantColumn,
  JsonColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('business_calendars')
export class BusinessCalendarEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @TextColumn(255)
  name!: string;

  @CodeColumn(64)
  timeZone!: string;

  /** Of each day from Monday on, spans of local time. */
  @JsonColumn()
  week!: unknown;

  /** Days with hours of their own, in the order of the calendar. */
  @JsonColumn()
  specialDays!: unknown;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
