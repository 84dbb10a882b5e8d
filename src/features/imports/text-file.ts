import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { DeliveredFile } from './delivered-file';
import { ColumnError, columnsOf, type Columns } from './domain/columns';
import {
  createRecordReader,
  EndlessLineError,
  type RecordReader,
  type TextRecord,
} from './domain/delimited-text';
import { createJsonColumns, createJsonReader } from './domain/json-lines';
import type { DelimitedFileRule, FileRule } from './domain/mapping';
import { ImportError, UnfitError } from './import-error';
import { inBatches } from './record-batches';

/** A file as records, read piece by piece from its beginning. */
export interface RecordFile {
  readonly columns: Columns;
  /** The records without the header, in batches; reading goes on when the next one is asked for. */
  readonly batches: AsyncGenerator<readonly TextRecord[]>;
  /** The share of the file that has been read, 0 to 1. */
  readonly share: () => number;
  /** Columns that have been asked for and that no record had so far. Delimited files name theirs beforehand. */
  readonly unseen: () => readonly string[];
}

const GZIP_MAGIC = [0x1f, 0x8b];
const CHUNK_BYTES = 256 * 1024;

/** What a text in Unicode may begin with. It tells the encoding more surely than any mapping. */
const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const LONGEST_MARK = 3;

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** The bytes of a stream, the first ones at least so many (or all there are). */
async function* withLongStart(bytes: AsyncIterable<Uint8Array>, atLeast: number): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const piece of bytes) {
    if (start === null) yield piece;
    else {
      start = Buffer.concat([start, piece]);
      if (start.length < atLeast) continue;
      yield start;
      start = null;
    }
  }
  if (start !== null) yield start;
}

/** Unpacks what is gzipped, told by its first bytes. A damaged archive is an error and no silent end. */
async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = withLongStart(source, GZIP_MAGIC.length);
  const first = await bytes.next();
  const start = first.done === true ? new Uint8Array() : first.value;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield start;
    yield* bytes;
  }
  if (!beginsWith(start, GZIP_MAGIC)) {
    yield* whole();
    return;
  }
  const plain = createGunzip({ chunkSize: CHUNK_BYTES });
  const piped = pipeline(whole(), plain);
  piped.catch(() => undefined); // told to whoever reads `plain`
  for await (const piece of plain) if (piece instanceof Uint8Array) yield piece;
}

async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  label: string,
  encoding: string,
  reader: RecordReader,
): AsyncGenerator<readonly TextRecord[]> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  try {
    for await (const piece of withLongStart(unpacked(source), LONGEST_MARK)) {
      const marked = BYTE_ORDER_MARKS.find(([, mark]) => beginsWith(piece, mark));
      // The mark is left out; bytes that are no text become U+FFFD, for which the row is rejected.
      decoder ??= new TextDecoder(marked?.[0] ?? encoding);
      yield reader.push(decoder.decode(piece, { stream: true }));
    }
  } catch (error) {
    if (error instanceof EndlessLineError)
      throw new ImportError(
        `${label}: ${error.message} Is it text, in the encoding of the mapping, with lines that end with LF or CRLF?`,
      );
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`${label} could be read in part only: ${reason}`);
  }
  yield [...reader.push(decoder?.decode() ?? ''), ...reader.end()];
}

function namesIn({ fields }: TextRecord): readonly string[] {
  if ('broken' in fields)
    throw new ColumnError(`The line with the names of the columns is broken. ${fields.broken}`);
  if (fields.some((name) => name.includes('\r')))
    throw new ColumnError('Its lines end with CR alone. Save it with LF or CRLF.');
  return fields;
}

/** Names the place of what is wrong with the columns. */
export function inFile<T>(label: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ColumnError ? new UnfitError(`${label}: ${error.message}`) : error;
  }
}

async function* continued(
  first: readonly TextRecord[],
  more: AsyncGenerator<readonly TextRecord[]>,
): AsyncGenerator<readonly TextRecord[]> {
  if (first.length > 0) yield first;
  yield* more;
}

async function delimitedColumns(
  label: string,
  rule: DelimitedFileRule,
  batches: AsyncGenerator<readonly TextRecord[]>,
): Promise<Pick<RecordFile, 'columns' | 'batches'>> {
  const first = await batches.next();
  const [header, ...rest] = first.done === true ? [] : first.value;
  if (header === undefined) throw new UnfitError(`${label} is empty: it does not even name its columns.`);
  const columns = inFile(label, () => columnsOf(rule.columns ?? namesIn(header)));
  const rows = rule.columns === undefined ? rest : [header, ...rest];
  return { columns, batches: continued(rows, batches) };
}

/** Opens a delivered file as the mapping says. Throws an ImportError when it is none of that form. */
export async function openRecords(file: DeliveredFile, rule: FileRule): Promise<RecordFile> {
  const { bytes, position } = file.read();
  const { label, size } = file;
  const share = (): number => (size === 0 ? 1 : position() / size);
  const read = (reader: RecordReader) => inBatches(readRecords(bytes, label, rule.encoding, reader));
  if ('format' in rule) {
    const columns = createJsonColumns();
    return { columns, batches: read(createJsonReader(columns)), share, unseen: columns.unseen };
  }
  const delimited = await delimitedColumns(label, rule, read(createRecordReader(rule)));
  return { ...delimited, share, unseen: () => [] };
}
