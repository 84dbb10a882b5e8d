import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { deliver, type OneWindow } from '../../examples/partner/deliver';
import { createApiKey } from '../../src/features/api-keys/manage-api-keys';
import { createVerifyApiKey } from '../../src/features/api-keys/verify-api-key';
import { createIdentify } from '../../src/platform/identity/identify';
import type { KeyScope } from '../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';

const ROOT = join(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/partners.md'), 'utf8');

const CUSTOMERS = ['Eva', 'Jan', 'Ivo', 'Ota'].map((givenName, index) => ({
  ...{ externalId: `K-${String(index)}`, kind: 'PERSON', givenName, familyName: 'Nová', language: 'cs' },
  contactPoints: [{ type: 'PHONE', value: `60123456${String(index)}`, primary: true }],
}));

/** What may happen between a partner and the server, once each. */
type Mishap = 'lost before' | 'lost after' | 'half an answer' | 'unavailable' | 'too much';

/** A server in front of the API that lets a mishap happen to each request while there are some, and passes it on then. */
async function openRoad(api: string, mishaps: Mishap[]): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const mishap = mishaps.shift();
      const refuse = (code: string, more: object = {}): void => {
        response.end(JSON.stringify({ errors: [{ message: code, extensions: { code, ...more } }] }));
      };
      if (mishap === 'lost before') return void request.socket.destroy();
      if (mishap === 'unavailable') {
        refuse('UNAVAILABLE');
        return;
      }
      if (mishap === 'too much') {
        refuse('RATE_LIMITED', { retryAfterMs: 10 });
        return;
      }
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const passed = {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body: Buffer.concat(chunks),
      };
      void fetch(api, passed).then(async (answer) => {
        const body = await answer.text();
        if (mishap === 'lost after') request.socket.destroy();
        else response.end(mishap === 'half an answer' ? body.slice(0, body.length / 2) : body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`, server };
}

describe('a partner who delivers by a key', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await openApi(({ db }) => ({
      identify: createIdentify({ issuer: null, verifyKey: createVerifyApiKey(db) }, () => NOW),
    }));
    await api.bank.source('shop', { name: 'Shop', trustRank: 40 });
  });
  afterEach(() => api.close());

  const rows = (table: string) =>
    api.database.db.query<Record<string, unknown>>('test.rows', `SELECT * FROM ${table}`);

  async function oneWindow(scopes: readonly KeyScope[] = ['WRITE']): Promise<OneWindow> {
    const wish = { holder: 'Shop', source: 'shop', scopes, expiresAt: null };
    const made = await createApiKey(api.database.db, wish, NOW);
    if (!('done' in made)) throw new Error(made.refused.message);
    return { api: `${api.url}/graphql`, key: made.done.text };
  }

  test('delivers as the page shows', () => {
    const [, shown = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
    expect(shown).toBe(readFileSync(join(ROOT, 'examples/partner/deliver.ts'), 'utf8'));
  });

  test('makes known whom they know, each once, whatever happens on the way; and again changes nothing', async () => {
    const { key } = await oneWindow();
    const mishaps: Mishap[] = ['lost after', 'lost before', 'too much', 'half an answer', 'unavailable'];
    const road = await openRoad(`${api.url}/graphql`, mishaps);
    const way = { api: road.url, key };
    expect(await deliver(way, 'shop', CUSTOMERS)).toEqual([]);
    expect(mishaps).toEqual([]);
    const made = await rows('customers');
    expect(made.map(({ display_name: name }) => name).sort()).toEqual([
      'Eva Nová',
      'Ivo Nová',
      'Jan Nová',
      'Ota Nová',
    ]);
    expect(await rows('changes')).toHaveLength(CUSTOMERS.length);
    expect(await deliver(way, 'shop', CUSTOMERS)).toEqual([]);
    road.server.closeAllConnections();
    await new Promise((resolve) => road.server.close(resolve));
    expect(await rows('customers')).toEqual(made);
    expect(await rows('contact_points')).toHaveLength(CUSTOMERS.length);
  });

  test('is told what of it is refused, and why, and delivers the rest', async () => {
    const [eva, jan] = CUSTOMERS;
    const refused = await deliver(await oneWindow(), 'shop', [
      { externalId: 'K-9', birthDate: '2099-01-01' },
      ...[eva, jan].filter((one) => one !== undefined),
    ]);
    expect(refused).toEqual(['K-9 birthDate: "birthDate" must lie within the last 150 years.']);
    expect(await rows('customers')).toHaveLength(2);
  });

  test('may not without the scope, nor for another source', async () => {
    const reading = await oneWindow(['READ', 'FIND', 'STATISTICS']);
    await expect(deliver(reading, 'shop', CUSTOMERS)).rejects.toThrow(/^FORBIDDEN: /);
    expect(await deliver(await oneWindow(), 'crm', CUSTOMERS.slice(0, 1))).toEqual([
      'K-0 source: There is no such source.',
    ]);
    expect(await rows('customers')).toEqual([]);
  });
});
