import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createRecordReader, EndlessLineError, type TextRecord } from './domain/delimited-text';
import type { FileRule } from './domain/mapping';
import { ImportError } from './import-error';

/** A file of records that is read piece by piece. */
export interface TextFile {
  /** The records, in pieces as they come; reading goes on when the next piece is asked for. */
  readonly records: AsyncIterable<readonly TextRecord[]>;
  /** The share of the file that has been read, 0 to 1. */
  progress(): number;
}

const GZIP_MAGIC = [0x1f, 0x8b];
const PIECE_BYTES = 256 * 1024;

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
  } finally {
    await handle.close();
  }
}

/** Opens a plain or gzipped file, told apart by its first bytes. Throws an ImportError when it cannot be read. */
export async function openTextFile(file: string, rule: FileRule): Promise<TextFile> {
  const refuse = (error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`The file ${file} cannot be read: ${reason}`);
  };
  const { size } = await stat(file).catch(refuse);
  const isCompressed = await isGzip(file).catch(refuse);
  const bytes = createReadStream(file, { highWaterMark: PIECE_BYTES });
  // pipeline ends the one stream when the other fails, so that a damaged archive is an error and no silent end.
  const plain = isCompressed ? createGunzip({ chunkSize: PIECE_BYTES }) : new PassThrough();
  const piped = pipeline(bytes, plain);
  piped.catch(() => undefined); // told to whoever reads `plain`
  return {
    records: readRecords(plain, file, rule),
    progress: () => (size === 0 ? 1 : bytes.bytesRead / size),
  };
}

async function* readRecords(
  bytes: AsyncIterable<unknown>,
  file: string,
  { encoding, delimiter, quote }: FileRule,
): AsyncGenerator<readonly TextRecord[]> {
  // A byte-order mark is left out; bytes that are no text become U+FFFD, for which the row is rejected.
  const decoder = new TextDecoder(encoding);
  const reader = createRecordReader({ delimiter, quote });
  try {
    for await (const piece of bytes) {
      if (piece instanceof Uint8Array) yield reader.push(decoder.decode(piece, { stream: true }));
    }
  } catch (error) {
    if (error instanceof EndlessLineError)
      throw new ImportError(
        `${file}: ${error.message} Is it text, in the encoding of the mapping, with lines that end with LF or CRLF?`,
      );
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`${file} could be read in part only: ${reason}`);
  }
  yield [...reader.push(decoder.decode()), ...reader.end()];
}
