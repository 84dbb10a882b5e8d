import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';
import { askingAnonymously } from '../../support/viewers';

describe('an anonymous viewer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: askingAnonymously });
  });
  afterAll(() => api.close());

  test('learns who they are, and nothing else', async () => {
    expect(await api.ask('{ viewer { kind name } }')).toEqual({
      viewer: { kind: 'ANONYMOUS', name: 'Anonymous' },
    });
  });

  test('is refused by every other root field before anything is read', async () => {
    const fields = Object.values(createSchema().getQueryType()?.getFields() ?? {}).filter(
      ({ name }) => name !== 'viewer',
    );
    // Lists need a page, the others say which; whatever a field is asked for, it is refused before it looks.
    const pointers: Readonly<Record<string, string>> = {
      apiKeys: '',
      attributeDefinitions: '(ownerType: CUSTOMER)',
      caseStats: '',
      customer: '(by: { id: "cus_0000000000000000" })',
      customersByContact: '(value: "601234567", first: 1)',
      interactionStats: '',
      node: '(id: "cus_0000000000000000")',
      nodes: '(ids: ["cus_0000000000000000"])',
      scores: '(metric: NPS)',
      businessCalendars: '',
      sourceSystems: '',
    };
    expect(fields.length).toBeGreaterThan(Object.keys(pointers).length);
    api.statements.length = 0;
    for (const { name } of fields) {
      const refusal = await api.refusal(`{ ${name}${pointers[name] ?? '(first: 1)'} { __typename } }`);
      expect([name, refusal.code]).toEqual([name, 'UNAUTHENTICATED']);
    }
    expect(api.statements).toEqual([]);
  });
});
