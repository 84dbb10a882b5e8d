import { getNamedType, isInputObjectType } from 'graphql';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';
import { least } from '../support/least-input';
import { asking, viewerWith } from '../support/viewers';

/** What rows and payloads have and nobody may say: who one is, when it was, what was worked out. */
const READ_ONLY = [
  'createdAt',
  'updatedAt',
  'revokedAt',
  'lastUsedOn',
  'version',
  'secret',
  'secretHash',
  'roles',
  'subjectId',
  'isAdministrator',
  'viewer',
  'limitKey',
  'requestId',
  'changeId',
  'position',
  'seal',
  'mergedInto',
  'sourceProfileId',
  'customerId',
  'createdBy',
  'brokenAt',
  '__proto__',
  'constructor',
];

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {}).map(
  ({ name, args }) => ({
    name,
    inputs: args.map(({ type }) => getNamedType(type)).filter(isInputObjectType),
  }),
);

describe('a mutation', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: asking(viewerWith('ADMINISTRATOR')) });
  });
  afterAll(() => api.close());

  const keys = (): Promise<unknown> => api.database.db.query('test.keys', 'SELECT * FROM api_keys');
  const whole = { holder: 'Broker', source: 'crm', scopes: ['READ'] };
  const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }';

  test.each(mutations)(
    '$name takes one input, none of whose fields is for the server to say',
    ({ inputs }) => {
      expect(inputs).toHaveLength(1);
      const fields = inputs.flatMap((input) => Object.keys(input.getFields()));
      expect(fields.filter((field) => READ_ONLY.includes(field))).toEqual([]);
    },
  );

  test.each(mutations)('$name refuses what its input does not have', async ({ name, inputs }) => {
    const [input] = inputs;
    const query = `mutation ($input: ${input?.name ?? ''}!) { ${name}(input: $input) { __typename } }`;
    const whole = input && JSON.stringify(least(input));
    for (const field of READ_ONLY) {
      // Right but for this: nothing else can be what it is refused for.
      const told = `${whole?.slice(0, -1) ?? ''}${whole === '{}' ? '' : ','}"${field}":"x"}`;
      const { code, message } = await api.refusal(query, { input: JSON.parse(told) as object });
      expect([code, message]).toEqual([
        'BAD_USER_INPUT',
        expect.stringContaining(`Field "${field}" is not defined by type "${input?.name ?? ''}"`) as string,
      ]);
    }
  });

  test.each(READ_ONLY)(
    'that is right but for "%s" writes nothing, by variable or in its text',
    async (field) => {
      const before = await keys();
      const input = JSON.parse(`{"${field}":${JSON.stringify(NOW)}}`) as object;
      const told = JSON.stringify(whole).replace('}', `,${JSON.stringify(input).slice(1)}`);
      const { code, message } = await api.refusal(CREATE, { input: JSON.parse(told) as object });
      expect([code, message]).toEqual([
        'BAD_USER_INPUT',
        expect.stringContaining(`Field "${field}" is not defined`) as string,
      ]);
      const text = `holder: "Broker", source: "crm", scopes: [READ], ${field}: "x"`;
      const refusal = await api.refusal(`mutation { createApiKey(input: { ${text} }) { apiKey { id } } }`);
      expect(refusal.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(await keys()).toEqual(before);
    },
  );
});
