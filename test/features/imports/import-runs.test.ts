import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openApi, type TestApi } from '../../support/api';
import { inTemporaryFolder } from './import-support';
import { contacts } from './mappings';
import { importMails, mails, storedKeys, storedRuns, upTo } from './runs';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.close());

/** Stops an import after its first batch, as a signal does. */
async function brokenOff(folder: string, contents: string, mapping = contacts): Promise<void> {
  let batches = 0;
  const stopped = importMails(api.database.db, folder, contents, mapping, {
    onProgress: () => {
      batches += 1;
    },
    stopSignal: () => (batches > 0 ? 'SIGTERM' : null),
  });
  await expect(stopped).rejects.toThrow('Stopped by SIGTERM.');
}

describe('an import', () => {
  it('is on record in the graph, with its source and what came of it', async () => {
    const skipping = `${contacts}\nskip: [{ when: { column: id, is: ['9'] }, because: test mails }]`;
    await inTemporaryFolder((folder) =>
      importMails(api.database.db, folder, mails(1, '2!', 9, 3), skipping, {
        clock: () => new Date('2026-02-20T10:00:00Z'),
      }),
    );
    const { importRuns, sourceSystems } = await api.ask<{
      importRuns: { nodes: { id: string }[] };
      sourceSystems: { code: string; importRuns: { nodes: unknown[] } }[];
    }>(
      `{ importRuns(first: 5) { nodes { id status onError fileName fileSize fileDigest mappingName mappingDigest
           rowsRead rowsCreated rowsChanged rowsUnchanged rowsSkipped rowsRejected skippedBecause { because rows }
           lineReached resumptions begunAt progressedAt endedAt endedBecause source { code lastSyncedAt } } totalCount { value } }
         sourceSystems { code importRuns(first: 1) { nodes { id } } } }`,
    );
    expect(importRuns).toEqual({
      nodes: [
        {
          id: expect.stringMatching(/^imp_/) as string,
          status: 'SUCCEEDED',
          onError: 'SKIP',
          fileName: 'mails.csv',
          fileSize: String(mails(1, '2!', 9, 3).length),
          fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          mappingName: 'mails.yaml',
          mappingDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          rowsRead: 4,
          rowsCreated: 2,
          rowsChanged: 0,
          rowsUnchanged: 0,
          rowsSkipped: 1,
          rowsRejected: 1,
          skippedBecause: [{ because: 'test mails', rows: 1 }],
          lineReached: 5,
          resumptions: 0,
          begunAt: '2026-02-20T10:00:00.000Z',
          progressedAt: '2026-02-20T10:00:00.000Z',
          endedAt: '2026-02-20T10:00:00.000Z',
          endedBecause: null,
          source: { code: 'exchange', lastSyncedAt: '2026-02-20T10:00:00.000Z' },
        },
      ],
      totalCount: { value: 1 },
    });
    expect(sourceSystems.find(({ code }) => code === 'exchange')?.importRuns.nodes).toEqual([
      { id: importRuns.nodes[0]?.id },
    ]);
  });

  it('that was broken off goes on where it was, and counts as one', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      const file = mails('1!', ...upTo(2000).slice(1), 2, '2002!');
      await brokenOff(folder, file);
      expect(await storedRuns(db)).toMatchObject([
        {
          status: 'INTERRUPTED',
          counts: '999: 998/0/0/0/1',
          lineReached: 1000,
          endedBecause: 'It was stopped by SIGTERM.',
        },
      ]);
      const onResume = jest.fn();
      const outcome = await importMails(db, folder, file, contacts, { onResume });
      expect(onResume).toHaveBeenCalledWith({ line: 1000, rows: 999 });
      // The key that came before the break comes again after it, and is known.
      expect(outcome).toMatchObject({ read: 2002, inserted: 1999, unchanged: 1, rejected: 2 });
      expect(await storedRuns(db)).toMatchObject([
        { status: 'SUCCEEDED', counts: '2002: 1999/0/1/0/2', resumptions: 1, endedBecause: null },
      ]);
      const rejects = await readFile(join(folder, 'rejects.ndjson'), 'utf8');
      expect([...rejects.matchAll(/"line":(\d+)/g)].map(([, line]) => line)).toEqual(['2', '2003']);
      expect(await storedKeys(db)).toHaveLength(1999);
    }));

  it('that was broken off does not go on under another name of the file, when the mapping reads that', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      const kind = "derive: { kind: { match: '^(\\w+)', otherwise: none } }\nkey: [kind, id]";
      const named = contacts.replace('key: id', kind);
      const file = mails(...upTo(1200));
      await brokenOff(folder, file, named);
      await importMails(db, folder, Readable.from([Buffer.from(file)]), named);
      expect(await storedRuns(db)).toMatchObject([
        { status: 'INTERRUPTED' },
        { status: 'SUCCEEDED', counts: '1200: 1200/0/0/0/0', resumptions: 0 },
      ]);
      await brokenOff(folder, file, contacts);
      await importMails(db, folder, Readable.from([Buffer.from(file)]), contacts);
      expect((await storedRuns(db)).at(-1)).toMatchObject({ status: 'SUCCEEDED', resumptions: 1 });
    }));

  it('finds after a break that a later row contradicts one from before it', () =>
    inTemporaryFolder(async (folder) => {
      const file = `${mails(...upTo(1500))}7;2026-02-03 11:00;Eva\n`;
      await brokenOff(folder, file);
      const outcome = await importMails(api.database.db, folder, file, contacts);
      expect(outcome).toMatchObject({ inserted: 1500, updated: 0, rejected: 1 });
    }));

  it.each([
    ['the file is another one', { contents: mails(...upTo(1500), 1501) }],
    ['the mapping says something else', { mapping: contacts.replace('EMAIL', 'LETTER') }],
    ['it is told to do something else about wrong rows', { options: { onError: 'STOP' as const } }],
  ])('begins anew when %s', (_name, { contents, mapping, options }: Partial<Changed>) =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      await brokenOff(folder, mails(...upTo(1500)));
      const onResume = jest.fn();
      const outcome = await importMails(db, folder, contents ?? mails(...upTo(1500)), mapping ?? contacts, {
        ...options,
        onResume,
      });
      expect(onResume).not.toHaveBeenCalled();
      expect(outcome.inserted + outcome.updated + outcome.unchanged).toBe(outcome.read);
      expect(await storedRuns(db)).toMatchObject([{ status: 'INTERRUPTED' }, { status: 'SUCCEEDED' }]);
    }),
  );

  it.each([
    ['gone', (path: string) => rm(path)],
    [
      'not as it left them',
      async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('2', '3')),
    ],
  ])('begins anew when the rejects of its beginning are %s: none is lost', (_what, spoil) =>
    inTemporaryFolder(async (folder) => {
      const file = mails('1!', ...upTo(1500));
      await brokenOff(folder, file);
      await spoil(join(folder, 'rejects.ndjson'));
      const outcome = await importMails(api.database.db, folder, file, contacts);
      expect(outcome).toMatchObject({ read: 1501, unchanged: 998, inserted: 502, rejected: 1 });
      expect(await readFile(join(folder, 'rejects.ndjson'), 'utf8')).toContain('"line":2');
    }),
  );

  it('begins anew when another file of the same mapping came in between', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      const file = mails(...upTo(1500));
      await brokenOff(folder, file);
      await importMails(db, folder, mails(1).replace('2026-02-02', '2026-02-03'), contacts);
      const outcome = await importMails(db, folder, file, contacts);
      // What the other file said of the first mail is said anew, and not taken for settled.
      expect(outcome).toMatchObject({ updated: 1, unchanged: 998, inserted: 501 });
    }));

  it('that failed says why, without anything personal', async () => {
    const { db } = api.database;
    await inTemporaryFolder(async (folder) => {
      const file = Buffer.from(`${mails(...upTo(1500))}1;${'x'.repeat(1_000_001)}`);
      await expect(importMails(db, folder, file, contacts)).rejects.toThrow(/Line 1502 is longer/);
      expect(await storedRuns(db)).toMatchObject([
        {
          status: 'FAILED',
          endedBecause: expect.stringMatching(/^mails\.csv: Line 1502 is longer/) as string,
        },
      ]);
    });
  });

  it('is not gone on with by a process that has lost it to another', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      const importing = importMails(db, folder, mails(...upTo(2500)), contacts, {
        onProgress: async () => {
          await db.execute('test.take', 'UPDATE import_runs SET resumptions = resumptions + 1');
        },
      });
      await expect(importing).rejects.toThrow('Another process has taken this import up');
      expect(await storedKeys(db)).toHaveLength(999);
      expect(await storedRuns(db)).toMatchObject([{ status: 'RUNNING' }]);
    }));

  it('of a file that is written to meanwhile says so', () =>
    inTemporaryFolder(async (folder) => {
      const { db } = api.database;
      const importing = importMails(db, folder, mails(1), contacts, {
        onProgress: () => writeFile(join(folder, 'mails.csv'), mails(1, 2)),
      });
      await expect(importing).rejects.toThrow(/mails\.csv was changed while it was being imported/);
    }));
});

interface Changed {
  readonly contents: string;
  readonly mapping: string;
  readonly options: { readonly onError: 'STOP' };
}
