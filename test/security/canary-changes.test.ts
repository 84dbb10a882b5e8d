import { getNamedType, isInputObjectType, isListType, type GraphQLInputObjectType } from 'graphql';
import { createLog } from '../../src/platform/observability/log';
import { ROLES } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { least } from '../support/least-input';
import { waitUntil } from '../support/wait-until';
import { asking, seesEverything } from '../support/viewers';
import { liveClient, subscribe } from '../platform/live/live-client';
import { CANARY, FOUND, withoutReasons } from './planted-canary';

/** What fits an input, with the canary in all of its texts. */
function sayingIt(input: GraphQLInputObjectType, name: string): object {
  const texts = Object.values(input.getFields()).filter(({ type }) => getNamedType(type).name === 'String');
  const said = texts.map(({ name: field, type }) => [field, isListType(type) ? [CANARY] : CANARY] as const);
  // A key is used for one thing only.
  return { ...(least(input) as object), ...Object.fromEntries(said), idempotencyKey: `${CANARY} ${name}` };
}

const MUTATIONS = Object.values(createSchema().getMutationType()?.getFields() ?? {}).flatMap(
  ({ name, args }) =>
    args
      .map(({ type }) => getNamedType(type))
      .filter(isInputObjectType)
      .map((input) => ({ name, input })),
);

const lines: string[] = [];
let api: TestApi;
beforeAll(async () => {
  api = await openApi({
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    identify: asking({ ...seesEverything, roles: ROLES }),
  });
});
afterAll(() => api.close());
beforeEach(() => {
  lines.length = 0;
});

async function ask({ name, input }: (typeof MUTATIONS)[number]): Promise<object[]> {
  const hasKey = 'idempotencyKey' in input.getFields();
  const { idempotencyKey, ...rest } = sayingIt(input, name) as { idempotencyKey: string };
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-reason': CANARY },
    body: JSON.stringify({
      query: `mutation ($input: ${input.name}!) { ${name}(input: $input) { __typename } }`,
      variables: { input: hasKey ? { ...rest, idempotencyKey } : rest },
    }),
  });
  const { errors = [] } = (await response.json()) as { errors?: object[] };
  return errors;
}

test.each(MUTATIONS)(
  'said in every text of $name it is in no error and no line of the log',
  async (mutation) => {
    const errors = await ask(mutation);
    expect(JSON.stringify(errors)).not.toMatch(/VALIDATION_FAILED|got invalid value/);
    expect(JSON.stringify(errors)).not.toMatch(FOUND);
    expect(withoutReasons(lines)).not.toMatch(FOUND);
  },
);

test('said in a contact whose statement fails it is in the log only as an incident without values', async () => {
  await api.database.db.execute('test.break', 'RENAME TABLE interactions TO elsewhere');
  const logged = MUTATIONS.filter(({ name }) => name === 'logInteraction');
  expect(logged).toHaveLength(1);
  for (const mutation of logged) {
    const errors = await ask(mutation);
    expect(JSON.stringify(errors)).not.toMatch(FOUND);
  }
  await api.database.db.execute('test.mend', 'RENAME TABLE elsewhere TO interactions');
  expect(withoutReasons(lines)).not.toMatch(FOUND);
});

const CHANGED = 'subscription ($id: ID!) { customerChanged(id: $id) { topic } }';

test.each([
  ['an id', CHANGED, { id: CANARY }],
  ['a field', `subscription { ${CANARY} }`, {}],
  ['a syntax error', `subscription { "${CANARY}`, {}],
  ['another kind of operation', `{ customers(search: "${CANARY}", first: 1) { nodes { id } } }`, {}],
  ['a variable that is none', CHANGED, { id: { [CANARY]: CANARY } }],
])(
  'said to a WebSocket, in %s and in its parameters, it is in no line of the log',
  async (_, query, variables) => {
    const client = liveClient(api.url, { authorization: `Bearer ${CANARY}`, [CANARY]: CANARY });
    const listener = subscribe(client, query, variables);
    await waitUntil('it is refused', () => listener.end !== null);
    await client.dispose();
    expect(withoutReasons(lines)).not.toMatch(FOUND);
  },
);
