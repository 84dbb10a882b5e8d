import {
  IMPORT_TRANSITIONS,
  isResumable,
  type ImportStatus,
} from '../../../../src/features/imports/domain/import-status';

const STATUSES: readonly ImportStatus[] = [
  'RUNNING',
  'SUCCEEDED',
  'STOPPED',
  'REFUSED',
  'FAILED',
  'INTERRUPTED',
];

describe('where an import stands', () => {
  it('is reached from RUNNING, whatever it is', () => {
    expect(Object.keys(IMPORT_TRANSITIONS)).toEqual(STATUSES);
    expect([...IMPORT_TRANSITIONS.RUNNING].sort()).toEqual(
      STATUSES.filter((status) => status !== 'RUNNING').sort(),
    );
  });

  it('leads back to RUNNING only where it was broken off', () => {
    expect(STATUSES.filter(isResumable)).toEqual(['FAILED', 'INTERRUPTED']);
    for (const status of STATUSES)
      if (status !== 'RUNNING')
        expect(IMPORT_TRANSITIONS[status].filter((next) => next !== 'RUNNING')).toEqual([]);
  });
});
