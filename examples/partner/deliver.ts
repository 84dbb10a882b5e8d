import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** Where One Window is, and the key that the bank has made for your source, with the scope WRITE. */
export interface OneWindow {
  readonly api: string;
  readonly key: string;
}
/** What is said of one customer: `externalId` is your own key of them. */
export interface Delivered {
  readonly externalId: string;
  readonly [field: string]: unknown;
}
interface Payload {
  readonly customer: { readonly id: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string; readonly message: string }[];
}
interface Answer {
  readonly data?: { readonly upsertCustomerProfile?: Payload | null } | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly retryAfterMs?: number };
  }[];
}

const UPSERT = `mutation ($input: UpsertCustomerProfileInput!) {
  upsertCustomerProfile(input: $input) { customer { id version } userErrors { code field message } }
}`;

const TRIES = 6;
/** Nobody knows whether it was done, or it was too much at once. All else stays wrong however often it is asked. */
const WORTH_ASKING_AGAIN = ['UNAVAILABLE', 'TIMEOUT', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED'];

/** What came of one try: the payload, or how many milliseconds to wait before the next. */
async function attempt({ api, key }: OneWindow, input: object, failed: number): Promise<Payload | number> {
  const longer = 200 * 2 ** failed;
  let answer: Answer;
  try {
    const response = await fetch(api, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: UPSERT, variables: { input } }),
      signal: AbortSignal.timeout(15_000),
    });
    answer = (await response.json()) as Answer;
  } catch {
    return longer; // No answer, or not a whole one.
  }
  const payload = answer.data?.upsertCustomerProfile;
  if (payload) return payload;
  const [{ message, extensions } = { message: 'There is no answer.', extensions: { code: '' } }] =
    answer.errors ?? [];
  if (WORTH_ASKING_AGAIN.includes(extensions.code)) return extensions.retryAfterMs ?? longer;
  throw new Error(`${extensions.code}: ${message}`);
}

/** Says one thing until it is known what came of it: done, or refused. It is done once, however often it is said. */
async function say(oneWindow: OneWindow, input: object): Promise<Payload> {
  // One key for each thing to be done, not for each try.
  const asked = { ...input, idempotencyKey: randomUUID() };
  for (let failed = 0; failed < TRIES; failed += 1) {
    const outcome = await attempt(oneWindow, asked, failed);
    if (typeof outcome !== 'number') return outcome;
    await wait(outcome);
  }
  throw new Error(`There was no answer ${String(TRIES)} times.`);
}

/** Delivers customers of a source, one after the other; gives what was refused, with why. Run again it changes nothing. */
export async function deliver(
  oneWindow: OneWindow,
  source: string,
  customers: Iterable<Delivered>,
): Promise<string[]> {
  const refused: string[] = [];
  for (const customer of customers) {
    const { userErrors } = await say(oneWindow, { source, ...customer });
    for (const { field, message } of userErrors) refused.push(`${customer.externalId} ${field}: ${message}`);
  }
  return refused;
}
