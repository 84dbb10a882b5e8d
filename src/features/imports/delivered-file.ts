import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../platform/process/error-code';
import { ImportError } from './import-error';

/** What stands for standard input where a file is named. */
export const STANDARD_INPUT = '-';

/** A file as it was delivered. It can be read more than once, and what is read is the same each time. */
export interface DeliveredFile {
  /** What messages call it. */
  readonly label: string;
  /** Without its folder; null for standard input. */
  readonly name: string | null;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  /** Reads from its beginning to the end that it had when it was opened. */
  read(): DeliveredBytes;
  /** Throws an ImportError when somebody has written to it since it was opened. */
  requireUnchanged(): Promise<void>;
  close(): Promise<void>;
}

export interface DeliveredBytes {
  readonly bytes: Readable;
  /** How many have been read. */
  readonly position: () => number;
}

const PIECE_BYTES = 256 * 1024;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readFrom(handle: FileHandle, size: number): DeliveredBytes {
  // By its number: a handle that has made a stream of its own does not close before that is closed.
  const stream = createReadStream('', {
    fd: handle.fd,
    start: 0,
    end: Math.max(0, size - 1),
    autoClose: false,
    highWaterMark: PIECE_BYTES,
  });
  return { bytes: stream, position: () => stream.bytesRead };
}

/** A file without a name: it takes its room with it when the process ends, however it ends. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `one-window-import-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await rm(path);
  return handle;
}

/** What comes once only (standard input, a pipe) is kept on disk first, so that it can be looked through before it is brought in. */
async function keep(source: Readable, label: string): Promise<{ handle: FileHandle; digest: string }> {
  const handle = await openNameless();
  const hash = createHash('sha256');
  const digesting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  try {
    await pipeline(source, digesting, createWriteStream('', { fd: handle.fd, autoClose: false }));
  } catch (error) {
    await handle.close();
    const remedy =
      codeOf(error) === 'ENOSPC' ? ' Set TMPDIR to a folder with more room, or name a file instead.' : '';
    throw new ImportError(`${label} could not be kept in ${tmpdir()}: ${messageOf(error)}.${remedy}`);
  }
  return { handle, digest: hash.digest('hex') };
}

async function digestOf(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size > 0) await pipeline(readFrom(handle, size).bytes, hash);
  return hash.digest('hex');
}

async function openSource(
  path: string,
  standardInput: Readable,
  label: string,
): Promise<{ handle: FileHandle; digest: string | null }> {
  if (path === STANDARD_INPUT) return keep(standardInput, label);
  const handle = await open(path);
  const kind = await handle.stat();
  if (kind.isFile()) return { handle, digest: null };
  if (kind.isDirectory()) throw new ImportError(`${label} is a folder. Name a file in it.`);
  return keep(handle.createReadStream(), label);
}

/**
 * Opens a file, or standard input where the path is `-`, and reads it through once for its digest. Throws an ImportError when it cannot
 * be read.
 */
export async function openDeliveredFile(path: string, standardInput: Readable): Promise<DeliveredFile> {
  const label = path === STANDARD_INPUT ? 'Standard input' : path;
  const refuse = (error: unknown): never => {
    throw error instanceof ImportError
      ? error
      : new ImportError(`The file ${label} cannot be read: ${messageOf(error)}`);
  };
  const { handle, digest } = await openSource(path, standardInput, label).catch(refuse);
  const { size, mtimeMs } = await handle.stat();
  return {
    label,
    name: path === STANDARD_INPUT ? null : basename(path),
    size,
    digest: digest ?? (await digestOf(handle, size).catch(refuse)),
    read: () => readFrom(handle, size),
    async requireUnchanged() {
      const now = await handle.stat();
      if (now.size !== size || now.mtimeMs !== mtimeMs)
        throw new ImportError(
          `${label} was changed while it was being imported. Run the import again: what is right already stays as it is.`,
        );
    },
    close: () => handle.close(),
  };
}
