import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  BigIntegerColumn,
  DigestColumn,
  EnumColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

/** One import of one file, from its beginning to its end, however often it was broken off in between. */
@Entity('import_runs')
export class ImportRunEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  /** Without its folder. */
  @KeyColumn(255)
  mappingName!: string;

  @DigestColumn()
  mappingDigest!: string;

  /** Without its folder; null for standard input. */
  @KeyColumn(255, { nullable: true })
  fileName!: string | null;

  @DigestColumn()
  fileDigest!: string;

  /** Bytes. */
  @BigIntegerColumn()
  fileSize!: number;

  @EnumColumn()
  onError!: string;

  @EnumColumn()
  status!: string;

  @IntegerColumn()
  rowsRead!: number;

  @IntegerColumn()
  rowsCreated!: number;

  @IntegerColumn()
  rowsChanged!: number;

  @IntegerColumn()
  rowsUnchanged!: number;

  @IntegerColumn()
  rowsSkipped!: number;

  @IntegerColumn()
  rowsRejected!: number;

  @JsonColumn()
  skippedByReason!: unknown;

  /** The line of the last record that is settled: all up to it are in the database, skipped, or in the rejects file. */
  @IntegerColumn()
  lineReached!: number;

  /** Whether a run of all or nothing has been found to be right as a whole, and has begun to write. */
  @FlagColumn()
  isValidated!: boolean;

  /** Bytes of the rejects file that belong to the records up to there. */
  @BigIntegerColumn()
  rejectsLength!: number;

  /** Of those bytes. */
  @DigestColumn()
  rejectsDigest!: string;

  /** How often it was taken up again. */
  @IntegerColumn()
  resumptions!: number;

  @InstantColumn()
  begunAt!: Date;

  /** When its last batch was written. */
  @InstantColumn()
  progressedAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  /** How it ended, in words, without anything personal. */
  @TextColumn(500, { nullable: true })
  endedBecause!: string | null;
}
