import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const SHOWN = 'id rootCause redress { amount currency }';

describe('a case', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('tells what lay behind it and what was given to make good, to the last place, whichever list shows it', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const settled = await bank.case(customer, {
      openedAt: minutesAgo(50),
      rootCause: 'Fee charged twice by the night batch',
      redressAmount: '123456789012345.0001',
      redressCurrency: 'CZK',
    });
    const open = await bank.case(customer, { openedAt: minutesAgo(40) });
    const rows = [
      { id: `cas_${open}`, rootCause: null, redress: null },
      {
        id: `cas_${settled}`,
        rootCause: 'Fee charged twice by the night batch',
        redress: { amount: '123456789012345.0001', currency: 'CZK' },
      },
    ];
    const answer = await api.ask(
      `query ($id: ID!, $ids: [ID!]!) {
        nodes(ids: $ids) { ... on Case { ${SHOWN} } }
        cases(first: 5) { nodes { ${SHOWN} } }
        customer(by: { id: $id }) { cases(first: 5) { nodes { ${SHOWN} } } openCases(first: 5) { nodes { ${SHOWN} } } } }`,
      { id: `cus_${customer}`, ids: [`cas_${open}`, `cas_${settled}`] },
    );
    const list = { nodes: rows };
    expect(answer).toEqual({ nodes: rows, cases: list, customer: { cases: list, openCases: list } });
  });
});
