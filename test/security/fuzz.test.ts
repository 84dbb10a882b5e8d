import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { createMemoryBucketStore } from '../../src/platform/limits/memory-bucket-store';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { randomMutation, randomOperation } from '../support/random-operation';

/** `npm run fuzz` asks for many more, from another seed each time; here always the same ones. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 400);
const SEED = process.env['FUZZ_CASES'] === undefined ? { seed: 7 } : {};
const MS_PER_CASE = 100;
const ANSWERED_WITHIN_MS = 10_000;

const OPERATIONS = join(__dirname, '../../examples/operations');
const bodies = readdirSync(OPERATIONS)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) =>
    JSON.stringify({
      query: readFileSync(join(OPERATIONS, name), 'utf8'),
      variables: { phone: '+420601234567' },
    }),
  );

/** A body of which some bytes were changed, left out, put in or doubled. */
const mutated = fc
  .record({
    body: fc.constantFrom(...bodies),
    edits: fc.array(
      fc.record({
        at: fc.nat({ max: 5_000 }),
        left: fc.nat({ max: 12 }),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc.constantFrom(
            '{',
            '}',
            '(',
            '"',
            '\\u0000',
            '\\ud800',
            '...',
            '@skip',
            'null',
            '1e999',
            '[[[[',
            '&&',
          ),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ body, edits }) =>
    edits.reduce((bytes, { at, left, put }) => {
      const place = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, place), Buffer.from(put), bytes.subarray(place + left)]);
    }, Buffer.from(body)),
  );

describe('whatever is sent', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ buckets: createMemoryBucketStore({ size: 2e9, refillPerSecond: 1e9 }) });
    await api.bank.customer();
  });
  afterAll(() => api.close());

  const send = (body: Buffer): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${api.url}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json' }, timeout: ANSWERED_WITHIN_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
          });
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('It was not answered')));
      sent.on('error', reject);
      sent.end(body);
    });

  const expectAnswer = async (body: Buffer): Promise<void> => {
    const { status, text } = await send(body);
    expect([status < 500, text.includes('INTERNAL_SERVER_ERROR')]).toEqual([true, false]);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  };

  test.each([
    [
      'an operation of the schema',
      randomOperation(createSchema(), {}).map((query) => Buffer.from(JSON.stringify({ query }))),
    ],
    [
      'a mutation of the schema',
      randomMutation(createSchema(), {}).map((query) => Buffer.from(JSON.stringify({ query }))),
    ],
    ['bytes that were an operation', mutated],
  ])(
    '%s is answered, and never as a failure of the server',
    async (_, arbitrary) => {
      await fc.assert(fc.asyncProperty(arbitrary, expectAnswer), { numRuns: CASES / 2, ...SEED });
      expect((await send(Buffer.from('{"query":"{ viewer { kind } }"}'))).status).toBe(200);
    },
    20_000 + CASES * MS_PER_CASE,
  );
});
