import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Golden } from '../features/demo-bank/domain/golden';

/** Writes what is true of a demo bank beside it, so that answers can be held against it. */
export function writeGolden(dataFolder: string, golden: Golden): void {
  const file = join(dataFolder, 'demo-bank-golden.json');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(golden, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
