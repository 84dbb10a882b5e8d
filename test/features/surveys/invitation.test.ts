import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const TIMES = 'eligibleAt sentAt deliveredAt openedAt answeredAt declinedAt expiredAt';
const LINKS = 'survey { id } customer { id } interaction { id } case { id } answer { id }';

describe('invitations to surveys', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const listOf = async (customerId: string, fields: string, first = 10): Promise<unknown> => {
    const query = `query ($id: ID!, $first: Int!) { customer(by: { id: $id }) { invitations(first: $first) { nodes { ${fields} } totalCount { value } } } }`;
    const { customer } = await api.ask<{ customer: { invitations: unknown } }>(query, {
      id: `cus_${customerId}`,
      first,
    });
    return customer.invitations;
  };

  test('show how far they got and when, what gave rise to them, and what was answered', async () => {
    const { bank } = api;
    const customerId = await bank.customer();
    const surveyId = await bank.survey();
    const interactionId = await bank.interaction(customerId);
    const answerId = await bank.answer(customerId, 'NPS', 9, { surveyId });
    await bank.invitation(customerId, {
      surveyId,
      interactionId,
      answerId,
      state: 'ANSWERED',
      deliveredAt: minutesAgo(44),
      openedAt: minutesAgo(40),
      answeredAt: minutesAgo(30),
    });
    expect(await listOf(customerId, `state ${TIMES} ${LINKS}`)).toEqual({
      nodes: [
        {
          state: 'ANSWERED',
          eligibleAt: minutesAgo(50).toISOString(),
          sentAt: minutesAgo(45).toISOString(),
          deliveredAt: minutesAgo(44).toISOString(),
          openedAt: minutesAgo(40).toISOString(),
          answeredAt: minutesAgo(30).toISOString(),
          declinedAt: null,
          expiredAt: null,
          survey: { id: `srv_${surveyId}` },
          customer: { id: `cus_${customerId}` },
          interaction: { id: `int_${interactionId}` },
          case: null,
          answer: { id: `ans_${answerId}` },
        },
      ],
      totalCount: { value: 1 },
    });
  });

  test('of a merged customer are those of both, the latest eligible first', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const caseId = await bank.case(loser);
    const oldest = await bank.invitation(survivor, { eligibleAt: minutesAgo(90) });
    const newest = await bank.invitation(survivor, {
      eligibleAt: minutesAgo(10),
      state: 'ELIGIBLE',
      sentAt: null,
    });
    const theirs = await bank.invitation(loser, { caseId, eligibleAt: minutesAgo(60) });
    await bank.absorb(survivor, loser);
    expect(await listOf(survivor, 'id case { id }')).toEqual({
      nodes: [
        { id: `inv_${newest}`, case: null },
        { id: `inv_${theirs}`, case: { id: `cas_${caseId}` } },
        { id: `inv_${oldest}`, case: null },
      ],
      totalCount: { value: 3 },
    });
    expect(await listOf(survivor, 'id', 1)).toEqual({
      nodes: [{ id: `inv_${newest}` }],
      totalCount: { value: 3 },
    });
  });

  test('are shown with the answers that they led to; answers given on the spot have none', async () => {
    const { bank } = api;
    const invited = await bank.answer(null, 'CSAT', 5);
    const onTheSpot = await bank.answer(null, 'CSAT', 5);
    const id = await bank.invitation(null, { answerId: invited, state: 'ANSWERED' });
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SurveyAnswer { invitation { id state } } } }`;
    expect(await api.ask(query, { ids: [`ans_${invited}`, `ans_${onTheSpot}`] })).toEqual({
      nodes: [{ invitation: { id: `inv_${id}`, state: 'ANSWERED' } }, { invitation: null }],
    });
  });

  test('take one statement per level and loader, for 2 customers as for 20', async () => {
    const { bank } = api;
    for (const count of [2, 20]) {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const customerId = await bank.customer();
        const answerId = await bank.answer(customerId, 'NPS', 3);
        const surveyId = await bank.survey();
        await bank.invitation(customerId, {
          surveyId,
          answerId,
          interactionId: await bank.interaction(customerId),
          caseId: await bank.case(customerId),
        });
        ids.push(`cus_${customerId}`);
      }
      api.statements.length = 0;
      await api.ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer {
          invitations(first: 1) { nodes { survey { code } customer { id } interaction { id } case { id }
            answer { score invitation { state } } } totalCount { value } } } } }`,
        { ids },
      );
      expect([...api.statements].sort()).toEqual([
        'cases.findCasesById',
        'customers.findCustomersById',
        'interactions.findInteractionsById',
        'surveys.findInvitationsOfAnswers',
        'surveys.findSurveyAnswersById',
        'surveys.findSurveysById',
        'surveys.invitationsOfCustomer',
        'surveys.invitationsOfCustomer.count',
      ]);
    }
  });
});
