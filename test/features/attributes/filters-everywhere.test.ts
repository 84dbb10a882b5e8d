import { getNamedType } from 'graphql';
import { openApi, type TestApi } from '../../support/api';
import { questionsAsking } from '../asked-filters';

const questions = questionsAsking(({ type }) =>
  getNamedType(type).name === 'AttributeFilter' ? '[{ key: "no-such-key", text: { eq: "x" } }]' : null,
);

describe('an attribute that nobody declared', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    await api.bank.customer();
  });
  afterAll(() => api.close());

  test.each(questions)('is refused by name: %s', async (question) => {
    const refusal = await api.refusal(question);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain('no-such-key');
  });

  test('can be asked for in lists, facts of customers and statistics', () => {
    const parts = ['interactions: { some: { attributes', 'interactionStats(', 'scores(', '{ cases(first: 1'];
    for (const part of parts) expect(questions.join('\n')).toContain(part);
  });
});
