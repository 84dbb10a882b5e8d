import { Column, Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
} from '../db/columns';

@Entity('audit_events')
export class AuditEventEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  chain!: Id;

  @IntegerColumn()
  place!: number;

  @InstantColumn()
  at!: Date;

  @CodeColumn(64)
  action!: string;

  @KeyColumn(128, { nullable: true })
  subjectId!: string | null;

  @CodeColumn(255)
  roles!: string;

  @EnumColumn()
  clientKind!: string;

  @KeyColumn(128, { nullable: true })
  operation!: string | null;

  @KeyColumn(500, { nullable: true })
  reason!: string | null;

  /** The ids of a whole large answer are more than a text column holds. */
  @Column({ type: 'mediumtext', charset: 'ascii', collation: 'ascii_bin' })
  subjects!: string;

  @CodeColumn(64)
  seal!: string;
}
