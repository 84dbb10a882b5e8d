import { fadeStatuses, type FadeTurn } from '../../../src/features/advocacy/fade-statuses';
import { createLog } from '../../../src/platform/observability/log';
import { upsertAnswers, type StoredAnswer } from '../../../src/features/surveys/delivered-answers.effects';
import { newId } from '../../../src/kernel/id';
import { NOW } from '../../support/bank';
import { later } from '../writing-api';
import { AdvocacyApi } from './advocacy-api';

const DAY = 86_400;
const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(async () => {
  open.reset();
  for (const table of ['advocacy_statuses', 'advocacy_stage_changes', 'advocacy_acts'])
    await open.api.database.db.execute('test.empty', `DELETE FROM ${table}`);
});

const lines: string[] = [];
const turn = (signal?: AbortSignal): Promise<FadeTurn> =>
  fadeStatuses(
    {
      db: open.api.database.db,
      clock: () => open.now,
      log: createLog('info', { write: (line) => void lines.push(line) }),
    },
    signal,
  );

test('a score fades point by point, without a change that anybody would be told of', async () => {
  const customer = await open.customer();
  await open.record(customer);
  expect(await turn()).toEqual({ stages: 0, scores: 0 });
  open.now = later(180 * DAY);
  expect([await turn(), await turn()]).toEqual([
    { stages: 0, scores: 1 },
    { stages: 0, scores: 0 },
  ]);
  expect(await open.statusOf(customer)).toMatchObject({ score: 15, stage: 'ADVOCATE', version: 1 });
  const [carried] = await open.rows('advocacy_statuses');
  // What was carried on is what all the evidence comes to.
  await open.record(customer, { kind: 'IDEA', idea: 'Dark.' });
  expect((await open.rows('advocacy_statuses'))[0]?.['weight_millionths']).toBe(
    Number(carried?.['weight_millionths']) + 5_000_000,
  );
});

test('a stage ends when it ends, however late somebody looks, and once', async () => {
  const customer = await open.customer();
  await open.record(customer);
  open.now = later(365 * DAY - 1);
  expect((await turn()).stages).toBe(0);
  open.now = later(500 * DAY);
  const turns = await Promise.all([turn(), turn(), turn()]);
  expect(turns.some(({ stages }) => stages === 1)).toBe(true);
  expect(await turn()).toEqual({ stages: 0, scores: 0 });
  expect(await open.statusOf(customer)).toMatchObject({ stage: 'UNKNOWN', version: 2 });
  const changes = (await open.rows('advocacy_stage_changes')).filter(({ reason }) => reason === 'FADED');
  expect(changes).toMatchObject([
    { from_stage: 'ADVOCATE', to_stage: 'UNKNOWN', changed_at: later(365 * DAY) },
  ]);
});

test('three instances at once come to what one does, for many', async () => {
  for (let count = 0; count < 60; count += 1) await open.record(await open.customer());
  open.now = later(100 * DAY);
  const turns = await Promise.all([turn(), turn(), turn()]);
  const rest = await turn();
  expect(turns.reduce((sum, { scores }) => sum + scores, rest.scores)).toBe(60);
  open.now = later(400 * DAY);
  await Promise.all([turn(), turn(), turn()]);
  await turn();
  expect((await open.rows('advocacy_stage_changes')).filter(({ reason }) => reason === 'FADED')).toHaveLength(
    60,
  );
  expect(new Set((await open.rows('advocacy_statuses')).map(({ score }) => score))).toEqual(new Set([6]));
});

test('ends between two statuses when it is stopped', async () => {
  await open.record(await open.customer());
  open.now = later(400 * DAY);
  const stopping = new AbortController();
  stopping.abort();
  expect(await turn(stopping.signal)).toEqual({ stages: 0, scores: 0 });
  expect(await turn()).toMatchObject({ stages: 1 });
});

/** What deriving takes, of however many customers at once; where stages have moved, one more. */
const DERIVING = [
  ...['customers.lockCustomers', 'advocacy.lockStatuses'],
  ...['advocacy.findActs', 'advocacy.findAnswers', 'advocacy.findBrokenPromises', 'advocacy.findMemberships'],
  'advocacy.saveStatuses',
];

/** Those that the work takes, without those of transactions. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  open.api.statements.length = 0;
  await work();
  return open.api.statements.filter((name) => !name.startsWith('db.'));
}

test('a turn takes the same statements for many scores as for one, and for each stage those of deriving it', async () => {
  const looking = ['advocacy.lockFaded', 'advocacy.findEndedStages'];
  expect(await statementsOf(turn)).toEqual(looking);
  for (const count of [1, 20]) {
    for (let nth = 0; nth < count; nth += 1) await open.record(await open.customer());
    open.now = later(count * 9 * DAY);
    expect(await statementsOf(turn)).toEqual([looking[0], 'advocacy.saveStatuses', looking[1]]);
  }
  open.now = later(900 * DAY);
  const each = [...DERIVING, 'advocacy.insertStageChanges'];
  expect(await statementsOf(turn)).toEqual([...looking, ...Array.from({ length: 21 }, () => each).flat()]);
});

test('a batch of answers that a source delivers takes those of deriving more than one that tells nothing of recommending', async () => {
  const { bank, database } = open.api;
  const surveyId = await bank.survey();
  const deliver = async (count: number, metric: string): Promise<string[]> => {
    const customers = await Promise.all(Array.from({ length: count }, () => open.customer()));
    const said: readonly (keyof StoredAnswer)[] = [
      'surveyId',
      'customerId',
      'metric',
      'score',
      'scaleMin',
      'scaleMax',
    ];
    const rows = customers.map((customerId): { externalId: string; row: StoredAnswer } => {
      const none = {
        comment: null,
        language: null,
        interactionId: null,
        caseId: null,
        sourceProfileId: null,
      };
      const row = {
        ...none,
        surveyId,
        customerId,
        metric,
        score: 9,
        scaleMin: 0,
        scaleMax: 10,
        answeredAt: NOW,
      };
      return { externalId: newId(), row };
    });
    const delivered = {
      sourceId: bank.sourceId,
      rows,
      said: [...said, 'answeredAt' as const],
      now: open.now,
    };
    return statementsOf(() =>
      database.db.transaction((tx) => upsertAnswers(tx, { ...delivered, isRepeat: () => false })),
    );
  };
  const plain = await deliver(20, 'CSAT');
  for (const count of [1, 20])
    expect(await deliver(count, 'NPS')).toEqual([...plain, ...DERIVING, 'advocacy.insertStageChanges']);
});
