import { createHash, randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
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
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many have been read. */
  readonly position: () => number;
}

const PIECE_BYTES = 256 * 1024;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Not a stream of Node's: that closes the file when its reader has had enough, and the file is read again. */
function readFrom(handle: FileHandle, size: number): DeliveredBytes {
  let position = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    while (position < size) {
      const length = Math.min(PIECE_BYTES, size - position);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
  return { bytes: pieces(), position: () => position };
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
  try {
    for await (const piece of source) {
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      await handle.writeFile(bytes);
    }
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
  for await (const piece of readFrom(handle, size).bytes) hash.update(piece);
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
