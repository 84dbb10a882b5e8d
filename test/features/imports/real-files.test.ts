import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importFile } from '../../../src/features/imports/import-file';
import { readMapping } from '../../../src/features/imports/read-mapping';
import type { Db } from '../../../src/platform/db/db';
import { freshDatabase } from '../../support/database';
import { bankFigures, callFigures } from './bank-figures';
import { everything, inTemporaryFolder } from './import-support';

/** A folder with `berka/`, `calls/` and `truth/`, as docs/import.md describes it; without it a made-up one is checked alone. */
const given = process.env['REAL_FILES'];
const MINUTES = 5 * 60_000;

function importAs(db: Db, file: string, mapping: string): Promise<unknown> {
  return inTemporaryFolder(async (folder) => {
    const { read, inserted, unchanged, rejected } = await importFile(
      file,
      await readMapping(join(__dirname, '../../../examples/mappings', mapping)),
      {
        db,
        clock: () => new Date(),
        phoneRegion: 'CZ',
        rejects: join(folder, 'rejects.ndjson'),
        onProgress: () => undefined,
      },
    );
    return { inserted: read === inserted, unchanged: read === unchanged, rejected };
  });
}

/** Imports the files of one kind twice into an empty database, and gives the figures that it then shows. */
async function figuresOf(
  files: readonly (readonly [file: string, mapping: string])[],
  figures: (db: Db) => Promise<unknown>,
): Promise<unknown> {
  const database = await freshDatabase({ settings: { statementTimeoutMs: 60_000 } });
  try {
    for (const [file, mapping] of files)
      expect(await importAs(database.db, file, mapping)).toEqual({
        inserted: true,
        unchanged: false,
        rejected: 0,
      });
    const before = await everything(database.db);
    for (const [file, mapping] of files)
      expect(await importAs(database.db, file, mapping)).toEqual({
        inserted: false,
        unchanged: true,
        rejected: 0,
      });
    expect(await everything(database.db)).toEqual(before);
    return await figures(database.db);
  } finally {
    await database.drop();
  }
}

const bankOf = (folder: string) =>
  figuresOf(
    [
      [join(folder, 'berka/client.asc'), 'berka-clients.yaml'],
      [join(folder, 'berka/account.asc'), 'berka-accounts.yaml'],
      [join(folder, 'berka/disp.asc'), 'berka-holders.yaml'],
    ],
    bankFigures,
  );

async function callsOf(folder: string): Promise<unknown> {
  const logs = (await readdir(join(folder, 'calls'))).filter((name) => name.endsWith('.tsv'));
  return figuresOf(
    logs.map((name) => [join(folder, 'calls', name), 'bank-calls.yaml'] as const),
    callFigures,
  );
}

const CLIENTS =
  '"client_id";"birth_number";"district_id"\r\n1;"706213";18\r\n2;"450204";1\r\n3;"406009";1\r\n';
const ACCOUNTS =
  '"account_id";"district_id";"frequency";"date"\r\n1;55;"POPLATEK MESICNE";930101\r\n2;74;"POPLATEK TYDNE";971229\r\n';
const HOLDERS =
  '"disp_id";"client_id";"account_id";"type"\r\n1;1;1;"OWNER"\r\n2;2;2;"OWNER"\r\n3;3;2;"DISPONENT"\r\n';

const CALLS = [
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server',
  // Put through at once; from the queue; at midnight; abandoned; left in the menu; a phantom; nobody's; a clock that ran ahead.
  'AA0101 1 0 0 PS 990201 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 DORIT',
  'AA0101 2 7 2 PE 990201 8:00:00 8:00:05 5 8:00:05 8:00:35 30 AGENT 8:00:35 8:01:35 60 ELI',
  'AA0102 2 7 2 PS 990215 23:59:54 23:59:54 0 0:00:00 0:00:27 27 AGENT 0:00:26 0:01:33 67 ELI',
  'AA0101 3 8 1 NW 990202 9:00:00 9:00:10 10 9:00:10 9:02:10 120 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 4 0 0 NE 990202 9:00:00 9:00:20 20 0:00:00 0:00:00 0 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 5 0 0 TT 990228 10:00:00 10:00:10 10 10:00:10 10:01:00 50 PHANTOM 10:00:58 10:01:10 12 NO_SERVER',
  'AA0101 6 9 1 IN 990228 10:00:00 9:59:08 -52 9:59:08 10:00:10 62 AGENT 0:00:00 0:00:00 0 NO_SERVER',
]
  .map((row) => `${row.replaceAll(' ', '\t')}\r\n`)
  .join('');

describe('the example mappings', () => {
  it('show of a small bank what its files say', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'berka'));
      await writeFile(join(folder, 'berka/client.asc'), CLIENTS);
      await writeFile(join(folder, 'berka/account.asc'), ACCOUNTS);
      await writeFile(join(folder, 'berka/disp.asc'), HOLDERS);
      expect(await bankOf(folder)).toEqual({
        rows: { client: 3, account: 2, disp: 3 },
        gender: { F: 2, M: 1 },
        birth_min: '1940-10-09',
        birth_max: '1970-12-13',
        account_opened_min: '930101',
        account_opened_max: '971229',
        accounts_with_exactly_one_owner: 2,
        accounts_with_a_disponent: 1,
        clients_without_disposition: 0,
      });
    }));

  it('show of a small call centre what its log says', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'calls'));
      await writeFile(join(folder, 'calls/february.tsv'), CALLS);
      expect(await callsOf(folder)).toMatchObject({
        file_rows: 7,
        calls_excluding_phantom: 6,
        calls_by_type_all_rows: { PS: 2, PE: 1, NW: 1, NE: 1, TT: 1, IN: 1 },
        answered: 4,
        offered_to_agents: 5,
        abandoned_from_queue: 1,
        hung_up_in_vru_never_queued: 1,
        wait_q_time_seconds: {
          answered_incl_zero: { n: 4, sum: 119, min: 0, max: 62 },
          queued_then_abandoned: { n: 1, sum: 120 },
        },
        service_level_of_offered: { answered_within_20s: { count: 1 }, answered_within_30s: { count: 3 } },
        service_time_seconds: { answered_all: { n: 4, sum: 293 } },
        arrivals_by_hour_of_vru_entry_all_rows: { '07': 1, '08': 1, '09': 2, '10': 2, '23': 1 },
        answered_calls_by_server: { DORIT: 1, ELI: 2, NO_SERVER: 1 },
        customers: { rows_with_customer_id_0: 3, distinct_nonzero: 3 },
        data_quality: { negative_vru_time: 1, zero_vru_time: 1 },
      });
    }));

  // Two more where the folder is named; the figures to reach lie beside the files.
  for (const folder of given === undefined ? [] : [given]) {
    const truth = async (name: string): Promise<Record<string, object>> =>
      JSON.parse(await readFile(join(folder, 'truth', name), 'utf8')) as Record<string, object>;

    it(
      `show of the bank in ${folder} the published figures`,
      async () => {
        expect(await truth('berka.json')).toMatchObject((await bankOf(folder)) as object);
      },
      MINUTES,
    );

    it(
      `show of the call centre in ${folder} the published figures`,
      async () => {
        expect((await truth('calls.json'))['february_1999']).toMatchObject((await callsOf(folder)) as object);
      },
      MINUTES,
    );
  }
});
