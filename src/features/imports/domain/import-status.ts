/** Where an import stands, and why it ended. */
export type ImportStatus = 'RUNNING' | 'SUCCEEDED' | 'STOPPED' | 'REFUSED' | 'FAILED' | 'INTERRUPTED';

/** What may follow on what. What may be taken up again, by the same import run once more, leads back to RUNNING. */
export const IMPORT_TRANSITIONS: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  RUNNING: ['SUCCEEDED', 'STOPPED', 'REFUSED', 'FAILED', 'INTERRUPTED'],
  SUCCEEDED: [],
  STOPPED: [],
  REFUSED: [],
  FAILED: ['RUNNING'],
  INTERRUPTED: ['RUNNING'],
};

/** Whether an import that stands so goes on where it was when it is run again. */
export function isResumable(status: ImportStatus): boolean {
  return IMPORT_TRANSITIONS[status].includes('RUNNING');
}
