import { getNamedType, isObjectType } from 'graphql';
import { anonymousViewer } from '../../../src/platform/identity/viewer';
import { createSchema } from '../../../src/schema';
import { openApi, type TestApi } from '../../support/api';

describe('an anonymous viewer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: () => anonymousViewer });
  });
  afterAll(() => api.close());

  test('learns who they are, and nothing else', async () => {
    expect(await api.ask('{ viewer { kind name } }')).toEqual({
      viewer: { kind: 'ANONYMOUS', name: 'Anonymous' },
    });
  });

  test('is refused by every other root field before anything is read', async () => {
    const arguments_: Record<string, string> = {
      customer: '(by: { id: "cus_0000000000000000" })',
      customers: '(first: 1)',
      customersByContact: '(value: "601234567", first: 1)',
      node: '(id: "cus_0000000000000000")',
      nodes: '(ids: ["cus_0000000000000000"])',
    };
    const fields = Object.values(createSchema().getQueryType()?.getFields() ?? {}).filter(
      ({ name }) => name !== 'viewer',
    );
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(arguments_).sort());
    api.statements.length = 0;
    for (const { name, type } of fields) {
      const selection = isObjectType(getNamedType(type)) || name.startsWith('node') ? '{ __typename }' : '';
      expect(await api.refusal(`{ ${name}${arguments_[name] ?? ''} ${selection} }`)).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
    expect(api.statements).toEqual([]);
  });
});
