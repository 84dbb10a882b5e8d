import { sealingKey } from '../../../src/platform/audit/audit-record';
import { openChainedAudit, type ChainedAuditTrail } from '../../../src/platform/audit/chained-audit';
import { createLog } from '../../../src/platform/observability/log';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { asking, viewerWith } from '../../support/viewers';

/** More than there are connections: the trail takes its own from the pool of those who wait for it. */
const HOLDERS = Array.from({ length: 24 }, (_, index) => `Broker ${String(index)}`);

let api: TestApi;
let trail: Promise<ChainedAuditTrail>;
beforeAll(async () => {
  api = await openApi(({ db }) => {
    const key = sealingKey(Buffer.alloc(32));
    trail = openChainedAudit({ db, key, log: createLog('silent'), clock: () => NOW });
    return {
      identify: asking(viewerWith('ADMINISTRATOR')),
      audit: {
        record: async (event) => (await trail).record(event),
        note: () => undefined,
        canKeep: () => true,
      },
    };
  });
});
afterAll(() => api.close());

interface Payload {
  readonly apiKey: { readonly id: string } | null;
}

/** Does it for all at once; gives the ids of the keys that there are by it. */
async function all(name: string, inputs: readonly object[]): Promise<string[]> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { apiKey { id } } }`;
  const answers = await Promise.all(
    inputs.map((input) => api.ask<Record<string, Payload>>(query, { input })),
  );
  return answers.map((answer) => answer[name]?.apiKey?.id ?? '');
}

test('more at once than there are connections are all done, and all on record', async () => {
  const ids = await all(
    'createApiKey',
    HOLDERS.map((holder) => ({ holder, source: 'crm', scopes: ['READ'] })),
  );
  const rotated = await all(
    'rotateApiKey',
    ids.map((id) => ({ id, formerUntil: NOW })),
  );
  const revoked = await all(
    'revokeApiKey',
    ids.map((id) => ({ id })),
  );
  expect([...ids, ...rotated, ...revoked].every((id) => id.startsWith('key_'))).toBe(true);
  const recorded = await api.database.db.query(
    'test.recorded',
    "SELECT id FROM audit_events WHERE action LIKE 'apiKey:%'",
  );
  expect(recorded).toHaveLength(3 * HOLDERS.length);
});
