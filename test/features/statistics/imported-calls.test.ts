import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importFile } from '../../../src/features/imports/import-file';
import { readMapping } from '../../../src/features/imports/read-mapping';
import { openApi } from '../../support/api';
import { inTemporaryFolder } from '../imports/import-support';
import { FIGURES } from './statistics-oracle';

/** A folder with `calls/` and `truth/`, as docs/import.md describes it; without it a made-up log is checked alone. */
const given = process.env['REAL_FILES'];
const MINUTES = 5 * 60_000;
const ZONE = 'Asia/Jerusalem';

const QUERY = `query ($zone: TimeZone!) {
  all: interactionStats(withinSeconds: 20) { count offered answered abandoned leftInMenu abandonedShare answeredWithin serviceLevel
    wait ${FIGURES} handle ${FIGURES} }
  in30: interactionStats(withinSeconds: 30) { answeredWithin serviceLevel }
  in60: interactionStats(withinSeconds: 60) { answeredWithin serviceLevel }
  in120: interactionStats(withinSeconds: 120) { answeredWithin serviceLevel }
  answered: interactionStats(filter: { outcome: { eq: ANSWERED } }) { wait ${FIGURES} }
  queuedOnly: interactionStats(filter: { waitSeconds: { gt: 0 } }) { wait ${FIGURES} }
  byType: interactionStats(groupBy: [REASON, LANGUAGE]) {
    reason { code } language offered abandoned abandonedShare wait ${FIGURES} handle ${FIGURES} }
  byAgent: interactionStats(filter: { outcome: { eq: ANSWERED } }, groupBy: [AGENT]) { agent { name } count }
  byHour: interactionStats(period: HOUR, timeZone: $zone) { period { start } count }
}`;

type Figures = Readonly<Record<string, number>>;
interface Stats {
  readonly count: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly leftInMenu: number;
  readonly abandonedShare: number;
  readonly answeredWithin: number;
  readonly serviceLevel: number;
  readonly wait: Figures;
  readonly handle: Figures;
  readonly reason: { readonly code: string };
  readonly language: string | null;
  readonly agent: { readonly name: string } | null;
  readonly period: { readonly start: string };
}
type Answer = Readonly<Record<string, readonly Stats[]>>;

/** The published figures have six digits after the point. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const roundedAll = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)]));

const TYPES: Readonly<Record<string, string>> = {
  'calls.prospect': 'NW',
  'calls.stock-exchange': 'NE',
  'calls.call-back': 'TT',
  'calls.internet': 'IN',
};
const typeOf = ({ reason, language }: Stats): string =>
  TYPES[reason.code] ?? (language === 'en' ? 'PE' : 'PS');

const HOUR = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** The figures that the API shows, in the shape in which they are published. */
function published(answer: Answer): object {
  const list = (name: string): readonly Stats[] => answer[name] ?? [];
  const one = (name: string): Stats => {
    const [stats] = list(name);
    if (!stats) throw new Error(`There are no figures ${name}`);
    return stats;
  };
  const by = <Value>(name: string, keyOf: (stats: Stats) => string, valueOf: (stats: Stats) => Value) =>
    Object.fromEntries(list(name).map((stats) => [keyOf(stats), valueOf(stats)]));
  const inTime = (name: string) => ({
    count: one(name).answeredWithin,
    share_of_offered: rounded(one(name).serviceLevel),
  });
  const hours: Record<string, number> = {};
  for (const { period, count } of list('byHour')) {
    const hour = HOUR.format(new Date(period.start));
    hours[hour] = (hours[hour] ?? 0) + count;
  }
  const all = one('all');
  return {
    calls_excluding_phantom: all.count,
    answered: all.answered,
    offered_to_agents: all.offered,
    abandoned_from_queue: all.abandoned,
    hung_up_in_vru_never_queued: all.leftInMenu,
    abandonment_rate_of_offered: rounded(all.abandonedShare),
    abandonment_rate_of_offered_by_type: by('byType', typeOf, ({ offered, abandoned, abandonedShare }) => ({
      offered,
      abandoned,
      rate: rounded(abandonedShare),
    })),
    wait_q_time_seconds: {
      offered_incl_zero: roundedAll(all.wait),
      answered_incl_zero: roundedAll(one('answered').wait),
      queued_only: roundedAll(one('queuedOnly').wait),
    },
    wait_offered_by_type: by('byType', typeOf, ({ wait }) => roundedAll(wait)),
    service_level_of_offered: {
      answered_within_20s: inTime('all'),
      answered_within_30s: inTime('in30'),
      answered_within_60s: inTime('in60'),
      answered_within_120s: inTime('in120'),
    },
    service_time_seconds: {
      answered_all: roundedAll(all.handle),
      by_type: by('byType', typeOf, ({ handle }) => roundedAll(handle)),
    },
    answered_calls_by_server: by(
      'byAgent',
      ({ agent }) => agent?.name ?? 'NO_SERVER',
      ({ count }) => count,
    ),
    arrivals_by_hour_excl_phantom: hours,
  };
}

/** What the API shows of call logs that were imported into an empty database. */
async function figuresOf(files: readonly string[]): Promise<object> {
  const api = await openApi();
  try {
    await inTemporaryFolder(async (folder) => {
      const mapping = await readMapping(join(__dirname, '../../../examples/mappings/bank-calls.yaml'));
      for (const file of files) {
        await importFile(file, mapping, {
          db: api.database.db,
          clock: () => new Date(),
          phoneRegion: 'CZ',
          rejects: join(folder, 'rejects.ndjson'),
          onProgress: () => undefined,
        });
      }
    });
    return published(await api.ask<Answer>(QUERY, { zone: ZONE }));
  } finally {
    await api.close();
  }
}

const CALLS = [
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server',
  // Put through at once; from the queue, twice; abandoned; left in the menu; a phantom.
  'AA0101 1 0 0 PS 990201 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 DORIT',
  'AA0101 2 7 2 PE 990201 8:00:00 8:00:05 5 8:00:05 8:00:35 30 AGENT 8:00:35 8:01:35 60 ELI',
  'AA0102 2 7 2 PS 990215 23:59:54 23:59:54 0 0:00:00 0:00:27 27 AGENT 0:00:26 0:01:33 67 ELI',
  'AA0101 3 8 1 NW 990202 9:00:00 9:00:10 10 9:00:10 9:02:10 120 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 4 0 0 NE 990202 9:00:00 9:00:20 20 0:00:00 0:00:00 0 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 5 0 0 TT 990228 10:00:00 10:00:10 10 10:00:10 10:01:00 50 PHANTOM 10:00:58 10:01:10 12 NO_SERVER',
]
  .map((row) => `${row.replaceAll(' ', '\t')}\r\n`)
  .join('');

describe('the statistics of imported calls', () => {
  it('are what a small log says', () =>
    inTemporaryFolder(async (folder) => {
      const log = join(folder, 'calls.tsv');
      await writeFile(log, CALLS);
      expect(await figuresOf([log])).toMatchObject({
        calls_excluding_phantom: 5,
        answered: 3,
        offered_to_agents: 4,
        abandoned_from_queue: 1,
        hung_up_in_vru_never_queued: 1,
        abandonment_rate_of_offered: 0.25,
        wait_q_time_seconds: {
          offered_incl_zero: { n: 4, sum: 177, mean: 44.25, median: 28.5, p80: 120, min: 0, max: 120 },
          answered_incl_zero: { n: 3, sum: 57, mean: 19, median: 27 },
        },
        service_level_of_offered: {
          answered_within_20s: { count: 1, share_of_offered: 0.25 },
          answered_within_30s: { count: 3, share_of_offered: 0.75 },
        },
        service_time_seconds: { answered_all: { n: 3, sum: 293, median: 67 } },
        answered_calls_by_server: { DORIT: 1, ELI: 2 },
        arrivals_by_hour_excl_phantom: { '07': 1, '08': 1, '09': 2, '23': 1 },
      });
    }));

  // One more where the folder is named; the figures to reach lie beside the files.
  for (const folder of given === undefined ? [] : [given]) {
    it(
      `are the published ones of the call centre in ${folder}`,
      async () => {
        const logs = (await readdir(join(folder, 'calls'))).filter((name) => name.endsWith('.tsv'));
        const truth = JSON.parse(await readFile(join(folder, 'truth/calls.json'), 'utf8')) as Readonly<
          Record<string, object>
        >;
        const figures = await figuresOf(logs.map((name) => join(folder, 'calls', name)));
        expect(truth['february_1999']).toMatchObject(figures);
      },
      MINUTES,
    );
  }
});
