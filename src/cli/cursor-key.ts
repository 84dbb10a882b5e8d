import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StartConfig } from '../platform/config/config';
import { codeOf } from '../platform/process/error-code';

/** The key kept in `file`, made at the first start, so that cursors outlive a restart. */
export function keptCursorKey(file: string): Buffer {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
}

/** The secret by which a command seals, and verifies, the audit trail of the database that `npm start` would use. */
export function auditKeyOf({
  auditKey,
  cursorKey,
  dataFolder,
}: Pick<StartConfig, 'auditKey' | 'cursorKey' | 'dataFolder'>): Buffer {
  return auditKey ?? cursorKey ?? keptCursorKey(join(dataFolder, 'cursor-key'));
}
