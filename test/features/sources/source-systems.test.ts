import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

describe('the list of sources', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('has the most trusted first, each with its kind and how fresh it is', async () => {
    const { bank } = api;
    await bank.source('ledger', { kind: 'CORE_BANKING', trustRank: 0, lastSyncedAt: minutesAgo(90) });
    await bank.source('exchange', {
      kind: 'TELEPHONY',
      lastSyncedAt: new Date(minutesAgo(0).getTime() - 1_999),
    });
    await bank.source('ahead', { kind: 'CHAT', lastSyncedAt: minutesAgo(-1) });
    expect(await api.ask('{ sourceSystems { code kind trustRank lastSyncedAt secondsSinceSync } }')).toEqual({
      sourceSystems: [
        {
          code: 'ledger',
          kind: 'CORE_BANKING',
          trustRank: 0,
          lastSyncedAt: '2026-03-01T10:30:00.000Z',
          secondsSinceSync: 5_400,
        },
        {
          code: 'ahead',
          kind: 'CHAT',
          trustRank: 1,
          lastSyncedAt: '2026-03-01T12:01:00.000Z',
          secondsSinceSync: 0,
        },
        { code: 'crm', kind: 'CRM', trustRank: 1, lastSyncedAt: null, secondsSinceSync: null },
        {
          code: 'exchange',
          kind: 'TELEPHONY',
          trustRank: 1,
          lastSyncedAt: '2026-03-01T11:59:58.001Z',
          secondsSinceSync: 1,
        },
      ],
    });
  });

  test('takes one statement, however often it is asked for', async () => {
    api.statements.length = 0;
    await api.ask('{ sourceSystems { code } again: sourceSystems { name } }');
    expect(api.statements).toEqual(['sources.listSourceSystems']);
  });
});
