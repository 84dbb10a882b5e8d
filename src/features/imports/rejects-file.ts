import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Rejection } from './import-batch';

/** The rows that were not brought in, one JSON object a line: line, column, reason, and the row as it stands in the file. */
export interface RejectsFile {
  write(rejected: readonly Rejection[]): Promise<void>;
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

/** Takes the place of the rejects of an earlier run: where nothing is rejected there is no file in the end. */
export async function openRejectsFile(path: string): Promise<RejectsFile> {
  await rm(path, { force: true });
  let handle: FileHandle | undefined;
  return {
    async write(rejected) {
      if (rejected.length === 0) return;
      handle ??= await open(path, 'w', 0o600);
      await handle.write(rejected.map((rejection) => `${toJson(rejection)}\n`).join(''));
    },
    close: async () => handle?.close(),
  };
}
