import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkFolder, type CheckedTruth } from '../../src/cli/import-check/check-folder';
import { inTemporaryFolder } from '../features/imports/import-support';
import { serverUrl } from '../support/database-address';

const MINUTES = 3 * 60_000;

const CALLS = [
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server',
  // Put through at once; from the queue; at midnight; abandoned; left in the menu; a phantom; nobody's; a clock that ran ahead.
  'AA0101 1 0 0 PS 990301 7:02:47 7:02:56 9 0:00:00 0:00:00 0 AGENT 7:02:55 7:05:41 166 DORIT',
  'AA0101 2 7 2 PE 990301 8:00:00 8:00:05 5 8:00:05 8:00:35 30 AGENT 8:00:35 8:01:35 60 ELI',
  'AA0102 2 7 2 PS 990315 23:59:54 23:59:54 0 0:00:00 0:00:27 27 AGENT 0:00:26 0:01:33 67 ELI',
  'AA0101 3 8 1 NW 990302 9:00:00 9:00:10 10 9:00:10 9:02:10 120 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 4 0 0 NE 990302 9:00:00 9:00:20 20 0:00:00 0:00:00 0 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'AA0101 5 0 0 TT 990328 10:00:00 10:00:10 10 10:00:10 10:01:00 50 PHANTOM 10:00:58 10:01:10 12 NO_SERVER',
  'AA0101 6 9 1 IN 990328 10:00:00 9:59:08 -52 9:59:08 10:00:10 62 AGENT 0:00:00 0:00:00 0 NO_SERVER',
].map((row) => row.replaceAll(' ', '\t'));

const COMPLAINTS = [
  'Complaint ID,Submitted via,Date submitted,Date received,State,Product,Sub-product,Issue,Sub-issue,Company public response,Company response to consumer,Timely response?',
  '1,Web,2024-10-24,2024-10-27,NY,Mortgage,FHA,Fees,,,Closed with explanation,Yes',
  '2,Web,2024-10-24,2024-10-24,NY,"Coins, virtual",,Fees,Late fee,,Closed with monetary relief,No',
  '3,Phone,2024-11-01,2024-11-02,CA,Mortgage,FHA,Fraud,,,In progress,',
];

/** Files under other names than the public ones have: they are known by their columns. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'berka/1.txt': [
    '"client_id";"birth_number";"district_id"',
    '1;"706213";18',
    '2;"450204";1',
    '3;"406009";1',
  ],
  'berka/2.txt': [
    '"account_id";"district_id";"frequency";"date"',
    '1;55;"POPLATEK MESICNE";930101',
    '2;74;"POPLATEK TYDNE";971229',
  ],
  'berka/3.txt': [
    '"disp_id";"client_id";"account_id";"type"',
    '1;1;1;"OWNER"',
    '2;2;2;"OWNER"',
    '3;3;2;"DISPONENT"',
  ],
  'berka/4.txt': [
    '"loan_id";"account_id";"date";"amount";"duration";"payments";"status"',
    '1;2;930705;96396;12;8033.00;"B"',
  ],
  'berka/5.txt': ['"card_id";"disp_id";"type";"issued"', '1;3;"gold";931107 00:00:00'],
  'berka/6.txt': ['A1;A2', '1;Praha'],
  'calls/march.txt': CALLS,
  'complaints/some.csv': COMPLAINTS,
  'surveys/some.csv': [
    'RESPNUM,INTDATE,DAY,BAREA,LANG,Q19AGE,Q7ALL,NETPRO',
    '1,13,SAT,A,1,0,Blank,11',
    '2,13,SAT,A,1,3,5,10',
    '3,14,SUN,B,1,3,2,3',
  ],
};

const TRUTH = {
  'berka.json': {
    rows: { client: 3, account: 2, disp: 3, loan: 1, card: 1, order: 7 },
    gender: { F: 2, M: 1 },
    birth_min: '1940-10-09',
    birth_max: '1970-12-13',
    account_opened_min: '930101',
    account_opened_max: '971229',
    accounts_with_exactly_one_owner: 2,
    accounts_with_a_disponent: 1,
    clients_without_disposition: 0,
    frequency: { 'POPLATEK MESICNE': 1, 'POPLATEK TYDNE': 1 },
    loan_status: { B: 1 },
    loan_amount_sum: 96396,
    card_type: { gold: 1 },
    orphans: { loan_account: 0 },
  },
  'calls-1999-03.json': {
    march_1999: {
      file_rows: 7,
      date_min: '1999-03-01',
      date_max: '1999-03-28',
      outcome_all: { AGENT: 4, HANG: 2, PHANTOM: 1 },
      calls_excluding_phantom: 6,
      calls_by_type_all_rows: { PS: 2, PE: 1, NW: 1, NE: 1, TT: 1, IN: 1 },
      calls_by_type_and_outcome: { NW: { HANG: 1 } },
      offered_to_agents: 5,
      abandonment_rate_of_offered: 0.2,
      wait_q_time_seconds: {
        answered_incl_zero: { n: 4, sum: 119, min: 0, max: 62 },
        queued_then_abandoned: { n: 1, sum: 120, stdev: 0 },
      },
      wait_offered_by_priority: { '1': { n: 2, sum: 182 } },
      service_level_of_offered: {
        answered_within_20s: { count: 1, share_of_offered: 0.2, share_of_answered: 0.25 },
        answered_within_30s: { count: 3 },
      },
      service_time_seconds: { answered_all: { n: 4, sum: 293 }, answered_over_10s: { n: 3 } },
      arrivals_by_hour_of_vru_entry_all_rows: { '07': 1, '08': 1, '09': 2, '10': 2, '23': 1 },
      arrivals_by_day_all_rows: { '1999-03-28': 2 },
      answered_calls_by_server: { DORIT: 1, ELI: 2, NO_SERVER: 1 },
      customers: { rows_with_customer_id_0: 3, distinct_nonzero: 3 },
      data_quality: { negative_vru_time: 1, zero_vru_time: 1, call_id_distinct: 6 },
    },
  },
  'complaints.json': {
    rows: 3,
    date_submitted_min: '2024-10-24',
    date_received_max: '2024-11-02',
    submitted_via: { Web: 2, Phone: 1 },
    product: { Mortgage: 2, 'Coins, virtual': 1 },
    timely: { Yes: 1, No: 1, '(blank)': 1 },
    timely_share_of_answered: 0.5,
    timely_share_by_product: { Mortgage: 1 },
    blank_timely_equals_in_progress: true,
    days_submitted_to_received: { n: 3, sum: 4, median: 1, p80: 3, max: 3, zero: 1 },
    by_year_submitted: { '2024': 3 },
    by_month_submitted: { '2024-10': 2, '2024-11': 1 },
    issue_top10: { Fees: 2, Fraud: 1 },
    blank_sub_issue: 2,
    blank_sub_product: 1,
    states: 2,
  },
  'surveys.json': {
    rows: 3,
    netpro_raw_counts: { '10': 1, '11': 1, '3': 1 },
    overall_unweighted: { n: 2, promoters: 1, passives: 0, detractors: 1, nps: 0, mean: 6.5 },
    by_boarding_area: { A: { n: 1, nps: 100 }, B: { n: 1, nps: -100 } },
    csat_Q7ALL_airport_overall_1to5: { n: 2, mean: 3.5, top2_share: 0.5, counts: { '2': 1, '3': 0, '5': 1 } },
    csat_Q7ALL_by_boarding_area: { B: { n: 1, counts: { '2': 1 } } },
    interview_days_of_month: { '13': 2, '14': 1 },
    overall_weighted_nps: 12.5,
  },
  'erlang.json': { days: 20 },
  'unheard-of.json': { rows: 1 },
};

/** Checks a folder with the files of some kinds, and truth files as they are or changed. */
async function check(kinds: readonly string[], truth: object): Promise<CheckedTruth[]> {
  return inTemporaryFolder(async (folder) => {
    const put = async (name: string, text: string): Promise<void> => {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    };
    for (const [name, lines] of Object.entries(FILES))
      if (kinds.some((kind) => name.startsWith(kind)))
        await put(name, lines.map((line) => `${line}\r\n`).join(''));
    for (const [name, figures] of Object.entries(truth))
      await put(join('truth', name), JSON.stringify(figures));
    return checkFolder({
      folder,
      mappings: join(__dirname, '../../examples/mappings'),
      serverUrl: serverUrl(),
      say: () => undefined,
    });
  });
}

const placesIn = (checked: readonly CheckedTruth[], state: string): string[] =>
  checked.flatMap(({ file, verdicts }) =>
    verdicts.filter((verdict) => verdict.state === state).map(({ place }) => `${file} ${place}`),
  );

describe('checking an import', () => {
  it(
    'finds every figure that the graph can show equal, whatever the files are called, and names the others',
    async () => {
      const checked = await check(['berka', 'calls', 'complaints', 'surveys'], TRUTH);
      expect(placesIn(checked, 'different')).toEqual([]);
      expect(placesIn(checked, 'unshown')).toEqual([
        'berka.json rows.order',
        'calls-1999-03.json march_1999.data_quality.call_id_distinct',
        'surveys.json overall_weighted_nps',
        'erlang.json days',
        'unheard-of.json rows',
      ]);
      expect(placesIn(checked, 'equal').length).toBeGreaterThan(100);
    },
    MINUTES,
  );

  it(
    'tells a figure that is different, with what the graph shows',
    async () => {
      const truth = { 'complaints.json': { rows: 4, product: { Mortgage: 2, Pension: 1 } } };
      const [{ verdicts } = { verdicts: [] }] = await check(['complaints'], truth);
      expect(verdicts).toEqual([
        { place: 'rows', truth: '4', state: 'different', graph: '3' },
        { place: 'product.Mortgage', truth: '2', state: 'equal' },
        { place: 'product.Pension', truth: '1', state: 'different', graph: '0' },
      ]);
    },
    MINUTES,
  );

  it('of a folder without truth files has nothing to tell', async () => {
    expect(await check([], {})).toEqual([]);
  });
});
