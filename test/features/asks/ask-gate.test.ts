import { newId } from '../../../src/kernel/id';
import { refusalOfAsk, type Ask } from '../../../src/features/asks/ask-gate.effects';
import { SubjectsSeen } from '../../../src/platform/audit/subjects-seen';
import { insertRows } from '../../../src/platform/db/insert-rows';
import type { Tx } from '../../../src/platform/db/db';
import { LoaderScope } from '../../../src/platform/graphql/loader';
import type { RequestContext } from '../../../src/platform/graphql/context';
import { AGENT } from '../writing-api';
import { advocacyAsk, surveyLoop } from '../../support/advocates';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo, NOW } from '../../support/bank';
import { addConsent } from '../../support/consent';

const DAY = 24 * 60;

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** A request within a transaction, with as much of it as asking needs. */
function within(tx: Tx): RequestContext {
  const context = {
    db: tx,
    now: NOW,
    scope: 'EVERYTHING',
    viewer: AGENT,
    seen: new SubjectsSeen(),
  } as unknown as RequestContext;
  return Object.assign(context, { loaders: new LoaderScope(() => context) });
}

async function allowing(purpose = 'SURVEY'): Promise<string> {
  const customer = await api.bank.customer();
  await addConsent(api.bank, customer, purpose, null);
  return customer;
}

function decide(ask: Ask): Promise<Awaited<ReturnType<typeof refusalOfAsk>>> {
  return api.database.db.transaction((tx) => refusalOfAsk(within(tx), ask));
}

const survey = (customerId: string): Ask => ({ customerId, kind: 'SURVEY', channel: 'EMAIL' });

test('whoever allowed it, and is owed nothing, may be asked', async () => {
  expect(await decide(survey(await allowing()))).toBeNull();
});

test('who was asked yesterday is told from when on they may be asked', async () => {
  const customerId = await allowing();
  await advocacyAsk(api.bank, customerId, { askedAt: minutesAgo(DAY) });
  expect(await decide(survey(customerId))).toMatchObject({
    refused: {
      code: 'ASK_REFUSED',
      obstacles: ['COOL_DOWN'],
      nextAskAt: minutesAgo(-29 * DAY).toISOString(),
    },
  });
});

test('an invitation that waits to be sent keeps its place, but not from itself', async () => {
  const customerId = await allowing();
  const invitation = await api.bank.invitation(customerId, { state: 'ELIGIBLE', sentAt: null });
  expect(await decide(survey(customerId))).toMatchObject({ refused: { obstacles: ['COOL_DOWN'] } });
  expect(await decide({ ...survey(customerId), placeKeptBy: invitation })).toBeNull();
});

test('whose low answer is not seen to is not asked, and nobody knows for how long', async () => {
  const customerId = await allowing();
  const id = await api.bank.answer(customerId, 'NPS', 3);
  await surveyLoop(api.bank, { id, customerId }, ['ASSIGNED']);
  expect(await decide(survey(customerId))).toMatchObject({
    refused: { obstacles: ['OPEN_LOOP'], nextAskAt: null },
  });
});

describe('consent', () => {
  test('that was never given allows nothing', async () => {
    expect(await decide(survey(await api.bank.customer()))).toMatchObject({
      refused: { obstacles: ['NO_CONSENT'], nextAskAt: null },
    });
  });

  test('that was taken back for a channel forbids that channel alone', async () => {
    const customerId = await allowing();
    await addConsent(api.bank, customerId, 'SURVEY', 'SMS', { state: 'WITHDRAWN' });
    expect(await decide({ ...survey(customerId), channel: 'SMS' })).toMatchObject({
      refused: { obstacles: ['NO_CONSENT'] },
    });
    expect(await decide(survey(customerId))).toBeNull();
  });

  test('to surveys allows no other ask, and to be asked to recommend allows the others', async () => {
    const [surveyed, asked] = [await allowing(), await allowing('REFERRAL_ASK')];
    for (const kind of ['REVIEW', 'REFERRAL', 'REFERENCE'] as const) {
      expect(await decide({ ...survey(surveyed), kind })).toMatchObject({
        refused: { obstacles: ['NO_CONSENT'] },
      });
      expect(await decide({ ...survey(asked), kind })).toBeNull();
    }
  });
});

test('of several asks at once one passes, by whichever id of the customer', async () => {
  const [survivor, absorbed] = [await allowing(), await api.bank.customer()];
  await api.bank.absorb(survivor, absorbed);
  const ask = (customerId: string) =>
    api.database.db.transaction(async (tx) => {
      const refusal = await refusalOfAsk(within(tx), survey(customerId));
      if (refusal !== null) return 'REFUSED';
      const ask = {
        id: newId(),
        sourceId: api.bank.sourceId,
        externalId: newId(),
        customerId,
        kind: 'REVIEW',
      };
      const row = { ...ask, askedAt: NOW, outcome: 'PENDING' };
      await insertRows(tx, 'test.ask', { table: 'advocacy_asks', columns: Object.keys(row) as never[] }, [
        row,
      ]);
      return 'ASKED';
    });
  const asked = await Promise.all([survivor, absorbed, survivor, absorbed].map(ask));
  expect(asked.sort()).toEqual(['ASKED', 'REFUSED', 'REFUSED', 'REFUSED']);
});
