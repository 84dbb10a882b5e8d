import type * as OperationCost from '../../../src/platform/graphql/operation-cost';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createLog } from '../../../src/platform/observability/log';
import { openApi } from '../../support/api';

/** As if the weighing had a hole: everything weighs 2. */
jest.mock('../../../src/platform/graphql/operation-cost', () => {
  const real = jest.requireActual<typeof OperationCost>('../../../src/platform/graphql/operation-cost');
  const sizeOfOperation: typeof real.sizeOfOperation = (...args) => ({
    ...real.sizeOfOperation(...args),
    cost: 2,
  });
  return { ...real, sizeOfOperation };
});

test('an answer that has cost more than it was weighed as is charged for, and logged without what was asked', async () => {
  const lines: string[] = [];
  const api = await openApi({
    buckets: createMemoryBucketStore(USUAL_LIMITS.bucket, () => 0),
    log: createLog('error', { write: (line) => void lines.push(line) }),
  });
  for (let index = 0; index < 9; index += 1) await api.bank.customer();
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query Zkanarinka7 { customers(first: 9) { nodes { id } } }' }),
  });
  expect(await response.json()).toMatchObject({
    extensions: { cost: { estimated: 2, actual: 10, bucket: { left: 50_000 - 10 } } },
  });
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { msg: 'An answer has cost more than it was weighed as', estimated: 2, actual: 10 },
  ]);
  expect(lines.join()).not.toContain('Zkanarinka7');
  await api.close();
});
