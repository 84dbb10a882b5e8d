import { BankRows } from '../../../src/platform/graphql/bank-rows';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { seesEverything, viewerWith } from '../../support/viewers';

const AGENT = 'query ($id: ID!) { node(id: $id) { ... on Agent { name } } }';

describe('rows of the bank’s own', () => {
  let api: TestApi;
  let viewer: Viewer;
  beforeAll(async () => {
    api = await openApi({ bankRows: new BankRows(), identify: () => Promise.resolve(viewer) });
  });
  afterAll(() => api.close());
  beforeEach(() => {
    viewer = seesEverything;
    api.statements.length = 0;
  });

  const ask = async (id: string) => api.ask<{ node: { name: string } | null }>(AGENT, { id });
  const timesRead = () => api.statements.filter((name) => name === 'agents.findAgentsById').length;

  test('are read once, and then known to others who may see some customer', async () => {
    const id = `agt_${await api.bank.agent({ name: 'Jana Horáková' })}`;
    const first = await ask(id);
    viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
    expect([first, await ask(id)]).toEqual(Array(2).fill({ node: { name: 'Jana Horáková' } }));
    expect(timesRead()).toBe(1);
  });

  test('are not shown to whoever may see no customer, however well they are known', async () => {
    const id = `agt_${await api.bank.agent({ name: 'Petr Malý' })}`;
    await ask(id);
    viewer = viewerWith('AGENT', { segments: [] });
    expect(await ask(id)).toEqual({ node: null });
  });

  test('are masked for whoever may not see them in full, as ever', async () => {
    const id = `agt_${await api.bank.agent({ name: 'Eva Nová' })}`;
    await ask(id);
    viewer = viewerWith('PRODUCT_MANAGER');
    expect(await ask(id)).toEqual({ node: { name: null } });
  });

  test('are looked for again when they were not there', async () => {
    const unknown = 'agt_0000000000000001';
    await ask(unknown);
    await ask(unknown);
    expect(timesRead()).toBe(2);
  });

  test('are read anew when ten seconds have passed', async () => {
    const id = `agt_${await api.bank.agent()}`;
    await ask(id);
    const now = performance.now();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(now + 10_001);
    await ask(id);
    clock.mockRestore();
    expect(timesRead()).toBe(2);
  });
});
