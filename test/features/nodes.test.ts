import { openApi, type TestApi } from '../support/api';
import { advocacyAsk, advocacyStatus, surveyLoop } from '../support/advocates';
import { NOW } from '../support/bank';
import { addConsent } from '../support/consent';
import { asking, seesTheTrailToo } from '../support/viewers';
import { addAuditEvents } from './copied-rows';

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const UNKNOWN = '0000000000000000';

describe('any object', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: asking(seesTheTrailToo) });
  });
  afterAll(() => api.close());

  test('is fetched again by its id, of whatever type, in the order asked for', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const product = await bank.product();
    const account = await bank.account(product);
    const interaction = await bank.interaction(customer);
    await addAuditEvents(api.database.db, 1); // with the id of the contact
    const promise = await bank.promise(customer);
    const answer = { id: await bank.answer(customer, 'NPS', 3), customerId: customer };
    const ids = {
      BusinessCalendar: `cal_${await bank.calendar()}`,
      Customer: `cus_${customer}`,
      Account: `acc_${account}`,
      Product: `prd_${product}`,
      Interaction: `int_${interaction}`,
      Invitation: `inv_${await bank.invitation(customer)}`,
      Message: `msg_${await bank.message(interaction, customer)}`,
      HandOff: `hof_${await bank.handOff(interaction, customer)}`,
      Queue: `que_${await bank.queue()}`,
      Promise: `prm_${promise}`,
      PromiseChange: `pch_${await bank.promiseChange(promise, customer)}`,
      Case: `cas_${await bank.case(customer)}`,
      Agent: `agt_${await bank.agent()}`,
      Team: `tea_${await bank.team()}`,
      ConsentDecision: `csd_${await addConsent(bank, customer, 'SURVEY', null)}`,
      ContactPoint: `ctp_${await bank.contactPoint(customer, '601234567')}`,
      ContactReason: `rea_${await bank.reason('Cards')}`,
      SourceProfile: `spr_${await bank.sourceProfile(customer)}`,
      SourceSystem: `src_${bank.sourceId}`,
      Survey: `srv_${await bank.survey()}`,
      SurveyAnswer: `ans_${answer.id}`,
      SurveyLoop: `lop_${await surveyLoop(bank, answer, [])}`,
      AdvocacyAct: `act_${await bank.fact('advocacy_acts', { customerId: customer, kind: 'IDEA', actedAt: NOW })}`,
      AdvocacyAsk: `ask_${await advocacyAsk(bank, customer)}`,
      AdvocacyStatus: `adv_${customer}`,
      AuditEvent: `aud_${interaction}`,
      ImportRun: `imp_${await bank.importRun({})}`,
    };
    await advocacyStatus(bank, customer);
    expect(await api.ask(NODES, { ids: [...Object.values(ids), `cas_${UNKNOWN}`] })).toEqual({
      nodes: [...Object.entries(ids).map(([type, id]) => ({ __typename: type, id })), null],
    });
    const types = await api.ask<{ __type: { possibleTypes: { name: string }[] } }>(
      '{ __type(name: "Node") { possibleTypes { name } } }',
    );
    expect(types.__type.possibleTypes.map(({ name }) => name).sort()).toEqual(Object.keys(ids).sort());
  });

  test('is fetched many at a time in one statement, at most 100', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => `cus_${await api.bank.customer()}`));
    api.statements.length = 0;
    await api.ask(NODES, { ids });
    expect(api.statements).toEqual(['customers.findCustomersById']);
    expect(await api.refusal(NODES, { ids: Array.from({ length: 101 }, () => ids[0]) })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('is not looked for by what is no id of this graph', async () => {
    expect(await api.refusal('{ node(id: "xyz_0000000000000000") { id } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('of nobody shows no customer', async () => {
    const interaction = await api.bank.interaction(null);
    expect(
      await api.ask('query ($id: ID!) { node(id: $id) { ... on Interaction { outcome customer { id } } } }', {
        id: `int_${interaction}`,
      }),
    ).toEqual({ node: { outcome: 'ANSWERED', customer: null } });
  });
});
