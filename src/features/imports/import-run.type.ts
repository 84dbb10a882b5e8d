import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { connectionType } from '../../platform/graphql/connection';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { BigInt, DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import type { ErrorPolicy } from './domain/error-policy';
import type { ImportStatus } from './domain/import-status';

export const ImportRunStatus = defineEnum<ImportStatus>('ImportRunStatus', 'Where an import stands.', {
  RUNNING:
    'It is being read and written. One that made no progress for long was killed: the next import of its source finds that.',
  SUCCEEDED: 'The whole file was read; rows may have been rejected.',
  STOPPED: 'It ended at its first wrong row, as it was told to; the rows before that are in.',
  REFUSED: 'Rows are wrong and it was told to bring in all or nothing: nothing was brought in.',
  FAILED: 'It could not go on. The same import run again goes on where it was.',
  INTERRUPTED:
    'It was stopped or killed before its end. The same import run again goes on where it was, as long as no other came in between.',
});

const ImportErrorPolicy = defineEnum<ErrorPolicy>(
  'ImportErrorPolicy',
  'What an import does about a row that is wrong.',
  {
    SKIP: 'The row goes to the rejects file, the others go on.',
    STOP: 'It ends there; the rows before are in.',
    ALL_OR_NOTHING: 'The whole file is looked through first, and brought in only when every row is right.',
  },
);

/** A mapping has few reasons to leave rows out. */
export const SKIP_REASONS_CAP = 20;

@ObjectType({ simpleResolvers: true, description: 'Rows that a mapping leaves out for one reason.' })
export class SkippedRows {
  @Field(() => String, { description: 'The reason, as the mapping says it.' })
  because!: string;

  @Field(() => Int, { description: 'How many rows, 1 or more.' })
  rows!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One import of one file. Rows count as the file has them; a row that comes to several records counts once.',
})
export class ImportRun extends Node {
  @Field(() => ID, { description: 'Begins with `imp_`.' })
  override id!: Id;

  @Field(() => String, { description: 'File name of the mapping, without its folder.' })
  mappingName!: string;

  @Field(() => String, { description: 'SHA-256 of what the mapping says, in 64 hexadecimal digits.' })
  mappingDigest!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the file, without its folder; null for standard input.',
  })
  fileName!: string | null;

  @Field(() => String, { description: 'SHA-256 of the file as it was delivered, in 64 hexadecimal digits.' })
  fileDigest!: string;

  @Field(() => BigInt, { description: 'Bytes of the file as it was delivered, compressed where it was.' })
  fileSize!: number;

  @Field(() => ImportErrorPolicy, { description: 'What it does about a row that is wrong.' })
  onError!: ErrorPolicy;

  @Field(() => ImportRunStatus, { description: 'Where it stands.' })
  status!: ImportStatus;

  @Field(() => Int, {
    description:
      'Rows read so far, the header not counted: the sum of the created, changed, unchanged, skipped and rejected ones; of a refused import also the right ones.',
  })
  rowsRead!: number;

  @Field(() => Int, { description: 'Rows that made a new record.' })
  rowsCreated!: number;

  @Field(() => Int, { description: 'Rows that changed a record that was there.' })
  rowsChanged!: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  rowsUnchanged!: number;

  @Field(() => Int, { description: 'Rows that the mapping leaves out.' })
  rowsSkipped!: number;

  @Field(() => Int, { description: 'Rows that were wrong.' })
  rowsRejected!: number;

  @Weighs({ listSize: { assumedSize: SKIP_REASONS_CAP } })
  @Field(() => [SkippedRows], {
    description: `Why rows were left out, the most frequent reason first; at most ${String(SKIP_REASONS_CAP)}.`,
  })
  skippedBecause!: readonly SkippedRows[];

  @Field(() => Int, { description: 'Line of the file up to which every row is settled; 0 at its beginning.' })
  lineReached!: number;

  @Field(() => Int, { description: 'How often it was taken up again after it had been broken off.' })
  resumptions!: number;

  @Field(() => DateTime, { description: 'When it began for the first time.' })
  begunAt!: Date;

  @Field(() => DateTime, { description: 'When it last wrote rows or its own state.' })
  progressedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended; of one that was killed, when it last made progress; null while it runs.',
  })
  endedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended before the whole file was in, in words; null when it did not.',
  })
  endedBecause!: string | null;
}

export interface ImportRunRow extends ImportRun {
  readonly sourceId: Id;
}

export const importRunName: NodeName = { typeName: 'ImportRun', prefix: 'imp' };

export const ImportRunConnection = connectionType('ImportRun', () => ImportRun);
