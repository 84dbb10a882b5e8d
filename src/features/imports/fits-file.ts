import { openDeliveredFile } from './delivered-file';
import type { Mapping } from './domain/mapping';
import { UnfitError } from './import-error';
import { openReading } from './reading';

/**
 * Whether a file has all the columns that a mapping asks for, which tells what kind of file it is. Nothing is imported. Of JSON lines each
 * has columns of its own: any file of them fits.
 */
export async function fitsFile(path: string, mapping: Mapping): Promise<boolean> {
  const file = await openDeliveredFile(path, process.stdin);
  try {
    const { batches } = await openReading(file, mapping);
    await batches.return(undefined);
    return true;
  } catch (error) {
    if (error instanceof UnfitError) return false;
    throw error;
  } finally {
    await file.close();
  }
}
