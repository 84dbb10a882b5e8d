import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, DigestColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../db/columns';

@Entity('changes')
export class ChangeEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  requestId!: Id;

  @InstantColumn()
  at!: Date;

  /** What was done: `promise:keep`. */
  @CodeColumn(64)
  action!: string;

  /** Of the viewer who did it. */
  @KeyColumn(128)
  subjectId!: string;

  /** The global id of what was changed. */
  @CodeColumn(32)
  object!: string;

  /** Null for what was made. */
  @DigestColumn({ nullable: true })
  beforeDigest!: string | null;

  @DigestColumn()
  afterDigest!: string;
}
