import { orderEvents } from '../../../src/platform/outbox/order-events';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { waitUntil } from '../../support/wait-until';
import { viewerWith } from '../../support/viewers';
import { liveClient, subscribe, type Heard, type Listener } from './live-client';

let api: TestApi;
const LEAD = viewerWith('TEAM_LEAD');
/** Whoever listens; answers are recorded by a lead over HTTP. */
let viewer = LEAD;
const clients: ReturnType<typeof liveClient>[] = [];
beforeAll(async () => {
  api = await openApi({
    identify: ({ headers }) => Promise.resolve(headers.authorization === undefined ? LEAD : viewer),
  });
});
afterEach(async () => {
  viewer = LEAD;
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => api.close());

let count = 0;
async function answer(customer: string, score: number): Promise<string> {
  count += 1;
  const survey = `srv_${await api.bank.survey()}`;
  const data = await api.ask<{ recordSurveyAnswer: { surveyAnswer: { id: string } } }>(
    'mutation ($input: RecordSurveyAnswerInput!) { recordSurveyAnswer(input: $input) { surveyAnswer { id } } }',
    {
      input: {
        customer: `cus_${customer}`,
        survey,
        score,
        answeredAt: minutesAgo(5),
        submissionId: String(count),
      },
    },
  );
  await orderEvents(api.database.db);
  return data.recordSurveyAnswer.surveyAnswer.id;
}

const idOf = ({ data }: Heard): unknown => (data?.['detractorAnswered'] as { id: string } | undefined)?.id;
const QUERY =
  'subscription ($team: ID) { detractorAnswered(team: $team) { id score loop { id } customer { id } } }';

function listen(team: string | null): Listener {
  const client = liveClient(api.url);
  clients.push(client);
  return subscribe(client, QUERY, { team });
}

async function isListening(listener: Listener, customer: string): Promise<void> {
  await waitUntil('it hears', async () => {
    await answer(customer, 3);
    return listener.heard.length > 0 || listener.end !== null;
  });
}

test('whoever leads a team hears of the low answers of its customers, and of no others', async () => {
  const [mine, other] = [await api.bank.team(), await api.bank.team()];
  const ours = await api.bank.customer({ teamId: mine });
  const theirs = await api.bank.customer({ teamId: other });
  const nobodys = await api.bank.customer();
  const listener = listen(`tea_${mine}`);
  await isListening(listener, ours);
  const unheard = [await answer(theirs, 3), await answer(nobodys, 0), await answer(ours, 7)];
  const last = await answer(ours, 6);
  await waitUntil('the last is heard of', () => listener.heard.map(idOf).includes(last));
  expect(listener.heard.map(idOf).filter((id) => unheard.includes(String(id)))).toEqual([]);
  expect(listener.heard.at(-1)?.data).toEqual({
    detractorAnswered: {
      ...{ id: last, score: 6, loop: { id: expect.stringMatching(/^lop_/) as string } },
      customer: { id: `cus_${ours}` },
    },
  });
});

test('without a team all low answers within reach are heard of', async () => {
  const [retail, private_] = [await api.bank.customer(), await api.bank.customer({ segment: 'PRIVATE' })];
  viewer = viewerWith('TEAM_LEAD', { segments: ['RETAIL'] });
  const listener = listen(null);
  await isListening(listener, retail);
  const hidden = await answer(private_, 3);
  const last = await answer(retail, 3);
  await waitUntil('the last is heard of', () => listener.heard.map(idOf).includes(last));
  expect(listener.heard.map(idOf)).not.toContain(hidden);
});

test('no team but one may be named', async () => {
  const listener = listen('cus_0000000000000000');
  await waitUntil('it ends', () => listener.end !== null);
  expect(JSON.stringify([listener.heard, listener.end])).toContain('BAD_USER_INPUT');
});
