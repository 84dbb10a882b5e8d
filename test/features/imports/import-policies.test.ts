import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorPolicy } from '../../../src/features/imports/domain/error-policy';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { everything, inTemporaryFolder } from './import-support';
import { calls, callsFile, contacts } from './mappings';
import { importMails, mails, storedKeys, storedRuns, upTo } from './runs';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

/** Of customers that the source has delivered, and no others: whether they are there only the database tells. */
const strictCalls = calls.replace(', newcomer: { kind: PERSON, status: ACTIVE }', '');

const rejectsOf = (folder: string): Promise<string | null> =>
  readFile(join(folder, 'rejects.ndjson'), 'utf8').catch(() => null);

function importWith(onError: ErrorPolicy, contents: string, mapping = contacts) {
  return inTemporaryFolder(async (folder) => {
    const outcome = await importMails(database.db, folder, contents, mapping, { onError });
    const rejects = (await rejectsOf(folder)) ?? '';
    const lines = [...rejects.matchAll(/^\{"line":(\d+)/gm)].map(([, line]) => Number(line));
    return { outcome, lines };
  });
}

describe('a row that is wrong', () => {
  it('is left out while the others go on, unless told otherwise', async () => {
    const { outcome, lines } = await importWith('SKIP', mails(1, '2!', 3, '4!'));
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', read: 4, inserted: 2, rejected: 2 });
    expect(lines).toEqual([3, 5]);
    expect(await storedKeys(database.db)).toEqual(['1', '3']);
  });

  it('ends the import, which keeps the rows before it', async () => {
    const { outcome, lines } = await importWith('STOP', mails(...upTo(1500), '1501!', 1502, '1503!'));
    expect(outcome).toMatchObject({
      status: 'STOPPED',
      endedBecause: 'Line 1502 is wrong (at).',
      read: 1501,
      inserted: 1500,
      rejected: 1,
    });
    expect(lines).toEqual([1502]);
    expect(await storedKeys(database.db)).toHaveLength(1500);
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'STOPPED', counts: '1501: 1500/0/0/0/1', endedBecause: 'Line 1502 is wrong (at).' },
    ]);
  });

  it('ends it also when only the database tells that it is wrong', async () => {
    const file = callsFile({}, { call: '2' }, { call: '3', customer: '7' }, { call: '4' });
    const { outcome, lines } = await importWith('STOP', file, strictCalls);
    expect(outcome).toMatchObject({ status: 'STOPPED', read: 3, inserted: 2, rejected: 1 });
    expect(lines).toEqual([4]);
    expect(await storedKeys(database.db)).toHaveLength(2);
  });

  it('keeps the whole file out, wherever it stands in it', async () => {
    const before = await everything(database.db);
    const { outcome, lines } = await importWith('ALL_OR_NOTHING', mails(...upTo(2500), '2501!'));
    expect(outcome).toMatchObject({ status: 'REFUSED', read: 2501, inserted: 0, rejected: 1 });
    expect(lines).toEqual([2502]);
    const after = await everything(database.db);
    // The import is on record, and so is its source; of the file there is nothing.
    expect({ ...after, source_systems: [] }).toEqual({ ...before, source_systems: [] });
    expect(after['source_systems']).toMatchObject([{ code: 'exchange' }]);
    expect(await storedRuns(database.db)).toMatchObject([
      {
        status: 'REFUSED',
        counts: '2501: 0/0/0/0/1',
        endedBecause: '1 row is wrong; nothing was brought in.',
      },
    ]);
  });

  it('keeps it out also when only the database, or an earlier row, tells that it is wrong', async () => {
    const unknown = callsFile({}, { call: '2', customer: '7' });
    expect((await importWith('ALL_OR_NOTHING', unknown, strictCalls)).outcome.status).toBe('REFUSED');
    const between = upTo(1500).map((index) => ({ call: String(index + 10) }));
    const twice = callsFile({}, ...between, { menu: '10' }, {});
    const { outcome, lines } = await importWith('ALL_OR_NOTHING', twice, calls);
    expect(outcome).toMatchObject({ status: 'REFUSED', rejected: 1 });
    expect(lines).toEqual([1503]);
    expect(await storedKeys(database.db)).toEqual([]);
  });
});

describe('a file that is brought in as a whole or not at all', () => {
  it('comes in when every row is right', async () => {
    const { outcome, lines } = await importWith('ALL_OR_NOTHING', mails(...upTo(1200), 5));
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', read: 1201, inserted: 1200, unchanged: 1 });
    expect(lines).toEqual([]);
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'SUCCEEDED', counts: '1201: 1200/0/1/0/0' },
    ]);
  });

  it('goes on where it was when what it relies on went away after it had been looked through', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = database;
      await importMails(db, folder, callsFile({ customer: '7' }), calls, { mappingName: 'first.yaml' });
      const others = upTo(1500).map((index) => ({ call: String(index + 10) }));
      const file = callsFile(...others, { call: '2', customer: '7' }, { call: '3' });
      const forget = "UPDATE source_profiles SET external_id = 'gone' WHERE external_id = '7'";
      const options = { onError: 'ALL_OR_NOTHING' } as const;
      await expect(
        importMails(db, folder, file, strictCalls, {
          ...options,
          onProgress: async ({ phase }) => {
            if (phase === 'BRINGING_IN') await db.execute('test.forget', forget);
          },
        }),
      ).rejects.toThrow(/Line 1502 is wrong \(customer\) now, though it was right/);
      expect(await storedRuns(db)).toMatchObject([{}, { status: 'FAILED', counts: '1500: 1500/0/0/0/0' }]);
      await db.execute(
        'test.remember',
        "UPDATE source_profiles SET external_id = '7' WHERE external_id = 'gone'",
      );
      const onResume = jest.fn();
      const outcome = await importMails(db, folder, file, strictCalls, { ...options, onResume });
      expect(outcome).toMatchObject({ status: 'SUCCEEDED', read: 1502, inserted: 1502, rejected: 0 });
      expect(onResume).toHaveBeenCalledWith({ line: 1501, rows: 1500 });
      expect(await rejectsOf(folder)).toBeNull();
    }));
});

describe('a dry run', () => {
  const dryRun = (contents: string, mapping: string) =>
    inTemporaryFolder(async (folder) => ({
      foreseen: await importMails(database.db, folder, contents, mapping, { isDryRun: true }),
      rejects: await rejectsOf(folder),
    }));

  it('says what would come of an import, look-ups and repeated keys included, and writes nothing', async () => {
    const between = upTo(1500).map((index) => ({ call: String(index + 10) }));
    const file = callsFile(
      {},
      { call: '2', customer: '7' },
      { call: 'x', date: 'y' },
      ...between,
      {},
      { menu: '1' },
    );
    const { foreseen, rejects } = await dryRun(file, strictCalls);
    expect(foreseen).toMatchObject({ read: 1505, inserted: 1501, unchanged: 1, rejected: 3 });
    const tables = Object.values(await everything(database.db));
    expect(tables.every((rows) => rows.length === 0)).toBe(true);
    expect(await storedRuns(database.db)).toEqual([]);
    await inTemporaryFolder(async (folder) => {
      const outcome = await importMails(database.db, folder, file, strictCalls);
      expect(outcome).toEqual(foreseen);
      expect(await rejectsOf(folder)).toEqual(rejects);
    });
  });

  it('knows what is there already', async () => {
    await inTemporaryFolder((folder) => importMails(database.db, folder, mails(1, 2), contacts));
    const { foreseen } = await dryRun(mails(2, 3).replace('3;2026-02-02', '3;2026-02-03'), contacts);
    expect(foreseen).toMatchObject({ inserted: 1, unchanged: 1, updated: 0 });
    const changed = await dryRun(mails(2).replace('2026-02-02', '2026-02-03'), contacts);
    expect(changed.foreseen).toMatchObject({ updated: 1 });
  });
});
