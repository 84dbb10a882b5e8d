import { anonymousViewer } from '../../../src/platform/identity/viewer';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createTokenMaker } from '../../../src/platform/tokens/token-maker';
import { openApi } from '../../support/api';
import { AGENT, later } from '../writing-api';
import { MOVE, SUBMIT, SurveyApi } from './survey-writing-api';

const DAY = 24 * 3_600;

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** Somebody without any credential who has a token. */
async function invitee(): Promise<{ customer: string; survey: string; id: string; token: string }> {
  const invited = await open.invited();
  open.viewer = anonymousViewer;
  return invited;
}

const submit = (input: object) => open.ask(SUBMIT, input);
const answersOf = async (customer: string) =>
  (await open.rows('survey_answers')).filter(({ customer_id: id }) => id === customer);
const REFUSED = {
  shown: null,
  userErrors: [
    {
      ...{ code: 'NOT_FOUND', field: 'token', message: 'There is no such invitation that can be answered.' },
    },
  ],
};

describe('whoever has the token', () => {
  test('answers once, about what they were asked about, and the whole way of the invitation is told by it', async () => {
    const { customer, id, token } = await invitee();
    open.now = later(60);
    expect(await submit({ token, score: 9, comment: ' Good. ', language: 'en' })).toEqual({
      shown: { score: 9, answeredAt: later(60).toISOString() },
      userErrors: [],
    });
    const [answer, ...more] = await answersOf(customer);
    expect([answer, more]).toMatchObject([
      { score: 9, comment: 'Good.', language: 'en', metric: 'NPS', external_id: id.slice(4) },
      [],
    ]);
    const invitation = (await open.rows('survey_invitations')).find(
      (row) => `inv_${String(row['id'])}` === id,
    );
    expect(invitation).toMatchObject({
      ...{ state: 'ANSWERED', answer_id: answer?.['id'], version: 2, open_until: null },
      ...{ sent_at: later(60), delivered_at: later(60), opened_at: later(60), answered_at: later(60) },
    });
    const changes = (await open.rows('changes')).filter(
      ({ object }) => object === `ans_${String(answer?.['id'])}`,
    );
    expect(changes).toMatchObject([{ action: 'survey:answer', subject_id: id }]);
  });

  test('is on record by who they are where that is known', async () => {
    const { token } = await invitee();
    open.viewer = AGENT;
    expect((await submit({ token, score: 10 })).userErrors).toEqual([]);
    const subjects = (await open.rows('changes'))
      .filter(({ action }) => action === 'survey:answer')
      .map(({ subject_id: id }) => id);
    expect(subjects).toContain(AGENT.subjectId);
  });

  test('answers the same again without harm, and nothing else', async () => {
    const { customer, token } = await invitee();
    const input = { token, score: 9, comment: 'Good.' };
    const first = await submit(input);
    const before = await open.everything();
    open.now = later(3_600);
    expect(await submit(input)).toEqual(first);
    expect(await submit({ ...input, score: 8 })).toEqual(REFUSED);
    expect(await submit({ ...input, score: 11 })).toEqual(REFUSED);
    expect(await submit({ ...input, comment: 'Bad.' })).toEqual(REFUSED);
    expect(await open.everything()).toEqual(before);
    expect(await answersOf(customer)).toHaveLength(1);
  });

  test('of two different answers at once one is taken', async () => {
    const { customer, token } = await invitee();
    const at = await Promise.all([1, 2, 3, 4].map((score) => submit({ token, score })));
    expect(at.filter(({ shown }) => shown !== null)).toHaveLength(1);
    expect(at.filter(({ shown }) => shown === null)).toEqual([REFUSED, REFUSED, REFUSED]);
    expect(await answersOf(customer)).toHaveLength(1);
  });

  test('of the same answer four times at once one is kept, and all are told so', async () => {
    const { customer, token } = await invitee();
    const at = await Promise.all([1, 2, 3, 4].map(() => submit({ token, score: 2 })));
    expect(at.map(({ shown, userErrors }) => [shown, userErrors])).toEqual(Array(4).fill([at[0]?.shown, []]));
    expect(await answersOf(customer)).toHaveLength(1);
    const loops = (await open.rows('survey_loops')).filter(({ customer_id: id }) => id === customer);
    expect(loops).toMatchObject([{ owner_id: null, closed_at: null, version: 1 }]);
  });

  test('who gives a key gives it for one thing: it ends as it did first, however often and at however many times at once', async () => {
    const other = await open.invited();
    const { customer, token } = await invitee();
    const key = { token, idempotencyKey: 'mine' };
    const at = await Promise.all([1, 2, 3, 4].map(() => submit({ ...key, score: 2 })));
    expect(at).toEqual(Array(4).fill({ shown: at[0]?.shown, userErrors: [] }));
    const before = await open.everything();
    expect(await submit({ ...key, score: 2 })).toEqual(at[0]);
    expect((await open.refusal(SUBMIT, { ...key, score: 3 })).code).toBe('IDEMPOTENCY_MISMATCH');
    expect(await open.everything()).toEqual(before);
    expect(await answersOf(customer)).toHaveLength(1);
    // Keys are each one's own.
    expect((await submit({ ...key, token: other.token, score: 9 })).userErrors).toEqual([]);
  });

  test('is refused again under the key that was refused, and may answer under another', async () => {
    const { token } = await invitee();
    const refused = await submit({ token, score: 11, idempotencyKey: 'refused' });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field: 'score' }]);
    expect(await submit({ token, score: 11, idempotencyKey: 'refused' })).toEqual(refused);
    expect((await submit({ token, score: 10, idempotencyKey: 'done' })).userErrors).toEqual([]);
  });

  test('is told what cannot be answered', async () => {
    const { token } = await invitee();
    for (const [field, input] of [
      ['score', { score: 11 }],
      ['score', { score: -1 }],
      ['comment', { score: 3, comment: ' ' }],
      ['comment', { score: 3, comment: 'x'.repeat(5_001) }],
    ] as const)
      expect((await submit({ token, ...input })).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect((await submit({ token, score: 10 })).userErrors).toEqual([]);
  });

  test('is told nothing that the question and the answer do not say', async () => {
    const { token } = await invitee();
    const names = (type: string) =>
      open.api
        .ask<{ __type: { fields: { name: string }[] } }>(`{ __type(name: "${type}") { fields { name } } }`)
        .then(({ __type: { fields } }) => fields.map(({ name }) => name).sort());
    expect(await names('GivenAnswer')).toEqual(['answeredAt', 'score']);
    expect(await names('SurveyQuestion')).toEqual(['language', 'question', 'scale']);
    expect(await names('SubmitSurveyAnswerPayload')).toEqual(['answer', 'userErrors']);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test('says by it whether they speak for the bank', async () => {
    const { customer, token } = await invitee();
    await submit({ token, score: 9 });
    const statuses = await open.rows('advocacy_statuses');
    expect(statuses.filter(({ customer_id: id }) => id === customer)).toMatchObject([{ stage: 'PROMOTER' }]);
  });

  test('gives the answer of whoever the customer is by then', async () => {
    const { customer, token } = await invitee();
    const survivor = await open.customer();
    await open.api.bank.absorb(survivor, customer);
    await submit({ token, score: 9 });
    const profiles = await open.rows('source_profiles');
    const theirs = profiles.find(({ customer_id: id }) => id === customer)?.['id'];
    expect(await answersOf(survivor)).toMatchObject([{ source_profile_id: theirs }]);
  });
});

describe('a token', () => {
  test.each(['never made', 'used', 'over', 'declined', 'altered', 'of another key', 'no token at all'])(
    'that is %s is refused in the same words, and changes nothing',
    async (what) => {
      const { id, token } = await open.invited();
      const other = createTokenMaker(Buffer.alloc(32, 9), 'survey invitations');
      const shown: Record<string, string> = {
        'never made': other.tokenFor('0000000000000000'),
        altered: `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
        'of another key': other.tokenFor(id.slice(4)),
        'no token at all': 'cus_0000000000000000',
      };
      if (what === 'used') await submit({ token, score: 5 });
      if (what === 'over') open.now = later(14 * DAY);
      if (what === 'declined')
        for (const to of ['SENT', 'DELIVERED', 'DECLINED']) await open.ask(MOVE, { id, to });
      open.viewer = anonymousViewer;
      const before = await open.everything();
      expect(await submit({ token: shown[what] ?? token, score: 9 })).toEqual(REFUSED);
      const asked = await open.api.ask(
        'query ($token: String!) { surveyQuestion(token: $token) { question } }',
        { token: shown[what] ?? token },
      );
      expect(asked).toEqual({ surveyQuestion: null });
      expect(await open.everything()).toEqual(before);
    },
  );

  test('whose digest somebody has put into the database is none', async () => {
    const { id } = await invitee();
    const forged = createTokenMaker(Buffer.alloc(32, 9), 'survey invitations');
    const token = forged.tokenFor(id.slice(4));
    await open.api.database.db.execute(
      'test.forge',
      'UPDATE survey_invitations SET token_digest = ? WHERE id = ?',
      [forged.digestOf(token), id.slice(4)],
    );
    expect(await submit({ token, score: 9 })).toEqual(REFUSED);
  });

  test('made of the same secret for something else is another', () => {
    const [one, other] = ['survey invitations', 'something else'].map((purpose) =>
      createTokenMaker(Buffer.alloc(32, 9), purpose),
    );
    expect(one?.tokenFor('0000000000000000')).not.toBe(other?.tokenFor('0000000000000000'));
    expect(other?.isFor('0000000000000000', one?.tokenFor('0000000000000000') ?? '')).toBe(false);
  });

  test('may be shown ten times in a moment, by whoever it is', async () => {
    const buckets = createMemoryBucketStore(USUAL_LIMITS.bucket);
    const limited = await openApi((database) => ({ buckets, db: database.db }));
    const customer = await limited.bank.customer();
    const maker = createTokenMaker(Buffer.alloc(32, 7), 'survey invitations');
    const survey = await limited.bank.survey();
    const token = maker.tokenFor('invitation0000000'.slice(0, 16));
    await limited.bank.invitation(customer, {
      ...{ id: 'invitation0000000'.slice(0, 16), surveyId: survey, state: 'SENT' },
      tokenDigest: maker.digestOf(token),
    });
    const query = 'query ($token: String!) { surveyQuestion(token: $token) { question } }';
    for (let tries = 0; tries < 10; tries += 1) await limited.ask(query, { token });
    expect((await limited.refusal(query, { token })).code).toBe('RATE_LIMITED');
    await limited.close();
  });
});

test('the question is put in the language that is wanted, on its scale', async () => {
  const questions = JSON.stringify({ en: 'How was it?', cs: 'Jaké to bylo?' });
  const survey = await open.api.bank.survey({ metric: 'CSAT', scaleMin: 1, scaleMax: 5, questions });
  const customer = `cus_${await open.customer()}`;
  const { token } = await open.invite({ customer, survey: `srv_${survey}`, channel: 'EMAIL' });
  open.viewer = anonymousViewer;
  const ask = (language: string | null, accepted = 'de') =>
    open.api.ask(
      'query ($token: String!, $language: LanguageTag) { surveyQuestion(token: $token, language: $language) { question language scale { min max } } }',
      { token, language },
      { 'accept-language': accepted },
    );
  const scale = { min: 1, max: 5 };
  const czech = { surveyQuestion: { question: 'Jaké to bylo?', language: 'cs', scale } };
  expect(await ask('cs-CZ')).toEqual(czech);
  expect(await ask(null, 'cs')).toEqual(czech);
  expect(await ask('pl')).toEqual({ surveyQuestion: { question: 'How was it?', language: 'en', scale } });
  open.viewer = AGENT;
  expect(await ask('cs')).toEqual(czech);
});
