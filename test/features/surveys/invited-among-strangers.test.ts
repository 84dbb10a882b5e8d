import { anonymousViewer } from '../../../src/platform/identity/viewer';
import { InvalidCredential } from '../../../src/platform/identity/credential';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createTokenMaker } from '../../../src/platform/tokens/token-maker';
import { openApi, type TestApi } from '../../support/api';

// What strangers do must not keep a customer from answering.

const INVITATION = 'invitation000000';
const maker = createTokenMaker(Buffer.alloc(32, 7), 'survey invitations');
const token = maker.tokenFor(INVITATION);

/** As full as it was left: nothing leaks out while a test runs. */
const stopped = (size: number) => createMemoryBucketStore({ ...USUAL_LIMITS.bucket, size }, () => 0);

let api: TestApi;
beforeEach(async () => {
  api = await openApi({
    buckets: stopped(USUAL_LIMITS.bucket.size),
    refusals: stopped(2),
    identify: ({ headers }) =>
      headers.authorization === undefined
        ? Promise.resolve(anonymousViewer)
        : Promise.reject(new InvalidCredential('This is no token.')),
  });
  const customer = await api.bank.customer();
  const surveyId = await api.bank.survey();
  const tokenDigest = maker.digestOf(token);
  await api.bank.invitation(customer, { id: INVITATION, surveyId, state: 'SENT', tokenDigest });
});
afterEach(() => api.close());

async function ask(query: string, credential?: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
    },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.json() };
}
const ANSWER = `mutation { submitSurveyAnswer(input: { token: "${token}", score: 9 }) { userErrors { code } } }`;
const ANSWERED = { data: { submitSurveyAnswer: { userErrors: [] } } };

/** Strangers are told to wait: by what they were refused, … */
async function sendNonsense(): Promise<void> {
  while ((await ask('{ nonsense }')).status !== 429);
}
/** … and by what they have asked for. */
async function emptyTheBucket(): Promise<void> {
  while ((await ask('{ __schema { types { name } } }')).status !== 429);
}

test.each([
  ['documents that were refused', sendNonsense],
  ['what they have asked for', emptyTheBucket],
])('who brings the token answers while strangers are told to wait for %s', async (_, strangersDo) => {
  await strangersDo();
  expect((await ask(ANSWER)).status).toBe(429);
  expect(await ask(ANSWER, token)).toMatchObject({ status: 200, body: ANSWERED });
});

test('who brings the token may do no more than before', async () => {
  const { body } = await ask('{ viewer { kind roles } customers(first: 1) { nodes { id } } }', token);
  expect(body).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('a token that was not made here is a bad credential', async () => {
  const forged = createTokenMaker(Buffer.alloc(32, 9), 'survey invitations').tokenFor(INVITATION);
  expect(await ask(ANSWER, forged)).toMatchObject({ status: 401 });
});
