import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvOfDoubles } from '../features/demo-bank/domain/truth';
import type { Truth } from '../features/demo-bank/seed-demo-bank';

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** Writes what is true of a demo bank beside it, so that answers can be held against it. */
export function writeTruth(dataFolder: string, { golden, doubles }: Truth): void {
  mkdirSync(dataFolder, { recursive: true });
  writeWhole(join(dataFolder, 'demo-bank-golden.json'), `${JSON.stringify(golden, null, 2)}\n`);
  writeWhole(join(dataFolder, 'demo-bank-doubles.csv'), csvOfDoubles(doubles));
}
