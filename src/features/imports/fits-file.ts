import { basename } from 'node:path';
import { createTimeZone } from '../../kernel/time-zone';
import { ColumnError, columnsOf } from './domain/columns';
import type { Mapping } from './domain/mapping';
import { compileBatches } from './import-batch';
import { openTextFile } from './text-file';
import { vocabulary } from './vocabulary';

/** Whether a file has all the columns that a mapping asks for, which tells what kind of file it is. Nothing is imported. */
export async function fitsFile(file: string, mapping: Mapping): Promise<boolean> {
  const { records } = await openTextFile(file, mapping.file);
  for await (const piece of records) {
    const [first] = piece;
    if (first === undefined) continue;
    if ('broken' in first.fields) return false;
    return hasColumns(file, mapping, mapping.file.columns ?? first.fields);
  }
  return false;
}

function hasColumns(file: string, mapping: Mapping, names: readonly string[]): boolean {
  const zone = createTimeZone(mapping.source.timeZone);
  try {
    compileBatches(mapping, { columns: columnsOf(names), zone, vocabulary, fileName: basename(file) });
    return true;
  } catch (error) {
    if (error instanceof ColumnError) return false;
    throw error;
  }
}
