import { newId } from '../../../src/kernel/id';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { asking, viewerWith } from '../../support/viewers';

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ identify: asking(viewerWith('ADMINISTRATOR')) });
});
afterAll(() => api.close());

async function key(holder: string, { expiresAt = null, revokedAt = null }: Ends = {}): Promise<string> {
  const id = newId();
  const row = { sourceCode: 'crm', scopes: '["READ"]', secretHash: 'a'.repeat(64), createdAt: NOW };
  await api.bank.insert('api_keys', { id, holder, ...row, expiresAt, revokedAt });
  return `key_${id}`;
}

interface Ends {
  readonly expiresAt?: Date | null;
  readonly revokedAt?: Date | null;
}

test('keys that work are listed before all that do not, the latest first, whoever has them', async () => {
  const working = [await key('Zeta'), await key('Alpha', { expiresAt: inDays(1) })];
  const ended = [await key('Alpha', { expiresAt: NOW }), await key('Beta', { revokedAt: NOW })];
  for (let index = 0; index < 100; index += 1) ended.push(await key('Alpha', { expiresAt: inDays(-1) }));
  const { apiKeys } = await api.ask<{ apiKeys: { id: string }[] }>('{ apiKeys { id } }');
  expect(apiKeys.map(({ id }) => id)).toEqual([...working.reverse(), ...ended.reverse()].slice(0, 100));
});
