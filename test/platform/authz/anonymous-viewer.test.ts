import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';
import { askingAnonymously } from '../../support/viewers';

/** Who asks, and what somebody was asked whose invitation one holds. */
const OPEN = ['viewer', 'surveyQuestion'];

describe('an anonymous viewer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: askingAnonymously });
  });
  afterAll(() => api.close());

  test('learns who they are, and nothing of a survey to which nobody has invited them', async () => {
    expect(await api.ask('{ viewer { kind name } }')).toEqual({
      viewer: { kind: 'ANONYMOUS', name: 'Anonymous' },
    });
    expect(await api.ask('{ surveyQuestion(token: "of nobody") { question } }')).toEqual({
      surveyQuestion: null,
    });
  });

  test('is refused by every other root field before anything is read', async () => {
    const fields = Object.values(createSchema().getQueryType()?.getFields() ?? {}).filter(
      ({ name }) => !OPEN.includes(name),
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
      surveys: '',
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
