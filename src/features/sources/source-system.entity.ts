import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('source_systems')
export class SourceSystemEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @TextColumn(255)
  name!: string;

  @EnumColumn()
  kind!: string;

  @IntegerColumn()
  trustRank!: number;

  @CodeColumn(64)
  timeZone!: string;

  @InstantColumn({ nullable: true })
  lastSyncedAt!: Date | null;
}
