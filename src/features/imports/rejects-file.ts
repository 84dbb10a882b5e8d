import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseJson } from '../../platform/db/json';
import type { Rejection } from './import-batch';

/** How much of a rejects file there is, and what tells it from any other. */
export interface RejectsExtent {
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of them. */
  readonly digest: string;
}

/** The rows that were not brought in, one JSON object a line: line, column, reason, and the row as it stands in the file. */
export interface RejectsFile {
  /**
   * Puts rows behind those that are settled, in the place of others that were put there and never settled: a transaction may be
   * tried more than once. Gives what the file would then be.
   */
  put(rejected: readonly Rejection[]): Promise<RejectsExtent>;
  /** What was put last belongs to the file. */
  settle(): void;
  close(): Promise<void>;
}

function toJson({ record, faults }: Rejection): string {
  const columns = new Set(faults.map(({ column }) => column).filter((column) => column !== ''));
  return JSON.stringify({
    line: record.line,
    column: columns.size === 0 ? null : [...columns].join(', '),
    reason: faults.map(({ reason }) => reason).join(' '),
    raw: record.raw,
  });
}

function extentOf(length: number, hash: Hash): RejectsExtent {
  return { length, digest: hash.copy().digest('hex') };
}

export const NO_REJECTS: RejectsExtent = extentOf(0, createHash('sha256'));

function rejectsFile(path: string, settledHash: Hash, settledLength: number): RejectsFile {
  let handle: FileHandle | undefined;
  let settled = { hash: settledHash, length: settledLength };
  let latest = settled;
  return {
    async put(rejected) {
      if (rejected.length === 0 && latest === settled) return extentOf(settled.length, settled.hash);
      handle ??= await open(path, settled.length === 0 ? 'w' : 'r+', 0o600);
      await handle.truncate(settled.length);
      const text = Buffer.from(rejected.map((rejection) => `${toJson(rejection)}\n`).join(''));
      await handle.write(text, 0, text.length, settled.length);
      latest = { hash: settled.hash.copy().update(text), length: settled.length + text.length };
      return extentOf(latest.length, latest.hash);
    },
    settle() {
      settled = latest;
    },
    close: async () => handle?.close(),
  };
}

/** Takes the place of the rejects of an earlier run: where nothing is rejected there is no file in the end. */
export async function openRejectsFile(path: string): Promise<RejectsFile> {
  await rm(path, { force: true });
  return rejectsFile(path, createHash('sha256'), 0);
}

/** The lines that a rejects file has, and the file to go on with. */
export interface ContinuedRejects {
  readonly file: RejectsFile;
  readonly lines: ReadonlySet<number>;
}

/** Goes on with the file of a run that was broken off; null when it is not there any more as that run left it. */
export async function continueRejectsFile(
  path: string,
  { length, digest }: RejectsExtent,
): Promise<ContinuedRejects | null> {
  if (length === 0) return { file: await openRejectsFile(path), lines: new Set() };
  const hash = createHash('sha256');
  const lines = new Set<number>();
  const bytes = createReadStream(path, { end: length - 1 });
  bytes.on('data', (piece) => hash.update(piece));
  try {
    for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
      const { line } = parseJson<{ readonly line: number }>(text);
      lines.add(line);
    }
  } catch {
    return null;
  }
  if (extentOf(length, hash).digest !== digest) return null;
  return { file: rejectsFile(path, hash, length), lines };
}
