import fc from 'fast-check';
import { createMemoryBucketStore } from '../../src/platform/limits/memory-bucket-store';
import { orderEvents } from '../../src/platform/outbox/order-events';
import { createSchema } from '../../src/schema';
import { liveClient, subscribe, type Listener } from '../platform/live/live-client';
import { openApi, type TestApi } from '../support/api';
import { randomSubscription } from '../support/random-operation';
import { viewerWith } from '../support/viewers';
import { waitUntil } from '../support/wait-until';

/** `npm run fuzz` asks for many more, from another seed each time; here always the same ones. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 200);
const SEED = process.env['FUZZ_CASES'] === undefined ? { seed: 7 } : {};
/** Subscriptions of one connection, but for the one by which it is known that all have heard. */
const AT_ONCE = 19;
const MS_PER_CASE = 100;
/** What a connection is closed with when something fails inside. */
const FAILED_INSIDE = 4500;

let api: TestApi;
let customer: string;
beforeAll(async () => {
  api = await openApi({
    identify: () => Promise.resolve(viewerWith('AGENT')),
    buckets: createMemoryBucketStore({ size: 2e9, refillPerSecond: 1e9 }),
  });
  customer = `cus_${await api.bank.customer()}`;
});
afterAll(() => api.close());

async function callBegins(): Promise<void> {
  await api.ask(
    'mutation ($input: StartInteractionInput!) { startInteraction(input: $input) { userErrors { code } } }',
    { input: { customer, channel: 'PHONE', direction: 'INBOUND' } },
  );
  await orderEvents(api.database.db);
}

const isFailure = ({ heard, end }: Listener): boolean =>
  JSON.stringify([heard, end]).includes('INTERNAL_SERVER_ERROR') ||
  (typeof end === 'object' && end !== null && 'code' in end && end.code === FAILED_INSIDE);

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What may be given for a variable: what fits, and what does not. */
const given = fc.option(
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.object()),
  { nil: undefined },
);

/** Subscribes to all, lets something happen, and waits until whoever came last has heard of it. */
async function hearAll(all: readonly Asked[]): Promise<void> {
  const client = liveClient(api.url);
  const listeners = all.map(({ query, variables }) => subscribe(client, query, variables));
  const last = subscribe(client, `subscription { customerChanged(id: "${customer}") { topic } }`);
  await waitUntil('the last hears', async () => {
    await callBegins();
    return last.heard.length > 0 || last.end !== null;
  });
  const failed = all.filter((_, index) => listeners[index] && isFailure(listeners[index]));
  expect([failed, last.end]).toEqual([[], null]);
  await client.dispose();
}

test(
  'whatever is subscribed to is heard, or refused, and never a failure of the server',
  async () => {
    const subscription = fc.record({
      query: randomSubscription(createSchema(), { id: [customer] }),
      variables: fc.record({ v0: given, v1: given }),
    });
    const together = fc.array(subscription, { minLength: AT_ONCE, maxLength: AT_ONCE });
    const numRuns = Math.ceil(CASES / 2 / AT_ONCE);
    await fc.assert(fc.asyncProperty(together, hearAll), { numRuns, ...SEED });
  },
  20_000 + CASES * MS_PER_CASE,
);
