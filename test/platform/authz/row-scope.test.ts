import { graphql, isObjectType, type GraphQLSchema } from 'graphql';
import { newId } from '../../../src/kernel/id';
import { createCursorCodec } from '../../../src/kernel/cursor';
import type { RowScope } from '../../../src/platform/authz/row-scope';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { createRequestContext, type RequestContext } from '../../../src/platform/graphql/context';
import type { Db } from '../../../src/platform/db/db';
import { createTokenMaker } from '../../../src/platform/tokens/token-maker';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { auditToLog } from '../../../src/platform/audit/log-audit';
import { createLog } from '../../../src/platform/observability/log';
import { createMemoryBucketStore } from '../../../src/platform/limits/memory-bucket-store';
import { createSchema } from '../../../src/schema';
import { Bank, NOW } from '../../support/bank';
import { addConsent } from '../../support/consent';
import {
  actDetails,
  advocacyAct,
  advocacyAsk,
  advocacyPlan,
  advocacyStatus,
  stageChange,
  surveyLoop,
  vipMembership,
} from '../../support/advocates';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { addRelationship } from '../../support/relationship';
import { seesEverything } from '../../support/viewers';

const schema = createSchema();

/** Every way that the graph has to something of a customer. */
const EVERYTHING_OF = `query ($customer: ID!, $facts: [ID!]!, $interaction: ID!) {
  customer(by: { id: $customer }) { id }
  byKey: customer(by: { externalId: { source: "crm", id: "key" } }) { id }
  customers(first: 5) { nodes { id } }
  named: customers(search: "nováková", first: 5) { nodes { id } totalCount { value } }
  keyed: customers(search: "601 234 567", first: 5) { nodes { id } totalCount { value } }
  customersByContact(value: "601234567", first: 5) { nodes { id } }
  accounts(first: 5) { nodes { id } totalCount { value } }
  interactions(first: 5) { nodes { id } totalCount { value } }
  cases(first: 5) { nodes { id } totalCount { value } }
  promises(first: 5) { nodes { id } totalCount { value } }
  surveyAnswers(first: 5) { nodes { id } totalCount { value } }
  surveyLoops(first: 5) { nodes { id } totalCount { value } }
  advocates(first: 5) { nodes { id } totalCount { value } }
  interactionStats { count wait { n } handle { n } }
  interactionStatsByTeam: interactionStats(groupBy: [TEAM], period: DAY, timeZone: "Europe/Prague") { period { start } }
  caseStats { count daysToResolve { n } }
  scores(metric: NPS, groupBy: [SEGMENT, CHANNEL], minimumSample: 1) { n value }
  businessCalendars { id }
  sourceSystems { id importRuns(first: 2) { nodes { id } } }
  importRuns(first: 2) { nodes { id } totalCount { value } }
  attributeDefinitions(ownerType: CUSTOMER) { key }
  nodes(ids: $facts) { id }
  node(id: $interaction) { ... on Interaction { customer { id } } }
}`;

const NO_ROWS = { nodes: [], totalCount: { value: 0 } };

function contextWith(db: Db, scope: RowScope): RequestContext {
  const services = {
    db,
    clock: () => NOW,
    audit: auditToLog(createLog('silent')),
    cursors: createCursorCodec(Buffer.alloc(32, 1)),
    limits: USUAL_LIMITS,
    buckets: createMemoryBucketStore(USUAL_LIMITS.bucket),
    phoneRegion: 'CZ' as const,
    events: { listen: () => Promise.resolve(() => undefined) },
    contactChains: USUAL_CHAIN_RULE,
    invitationTokens: createTokenMaker(Buffer.alloc(32, 1), 'survey invitations'),
  };
  return createRequestContext(services, { viewer: seesEverything, scope, languages: [] });
}

describe('a row scope', () => {
  let database: TestDatabase;
  let customer: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    database = await freshDatabase();
    const bank = await Bank.open(database.db);
    customer = await bank.customer();
    await bank.contactPoint(customer, '601234567');
    const product = await bank.product();
    const account = await bank.account(product);
    await bank.holder(account, customer);
    const interaction = await bank.interaction(customer, { waitSeconds: 5, handleSeconds: 60 });
    const matter = await bank.case(customer, { resolvedAt: NOW });
    const promise = await bank.promise(customer, { interactionId: interaction, caseId: matter });
    ids = {
      profile: `spr_${await bank.sourceProfile(customer, { externalId: 'key' })}`,
      account: `acc_${account}`,
      interaction: `int_${interaction}`,
      message: `msg_${await bank.message(interaction, customer)}`,
      handOff: `hof_${await bank.handOff(interaction, customer)}`,
      promise: `prm_${promise}`,
      promiseChange: `pch_${await bank.promiseChange(promise, customer)}`,
      case: `cas_${matter}`,
      answer: `ans_${await bank.answer(customer, 'NPS', 9)}`,
      product: `prd_${product}`,
      agent: `agt_${await bank.agent()}`,
      team: `tea_${await bank.team()}`,
      reason: `rea_${await bank.reason('Card lost')}`,
      survey: `srv_${await bank.survey()}`,
      queue: `que_${await bank.queue()}`,
      calendar: `cal_${await bank.calendar()}`,
      source: `src_${bank.sourceId}`,
      importRun: `imp_${await bank.importRun({})}`,
    };
    ids['invitation'] =
      `inv_${await bank.invitation(customer, { answerId: ids['answer']?.slice(4) ?? null })}`;
    const act = await advocacyAct(bank, customer, { kind: 'REFERRAL' });
    await actDetails(bank, 'referrals', act, { referredCustomerId: customer });
    await advocacyAsk(bank, customer);
    await vipMembership(bank, customer);
    await advocacyPlan(bank, customer);
    await stageChange(bank, customer);
    const answered = { id: ids['answer']?.slice(4) ?? '', customerId: customer };
    ids['loop'] = `lop_${await surveyLoop(bank, answered, ['ASSIGNED'])}`;
    await advocacyStatus(bank, customer);
    await addConsent(bank, customer, 'SURVEY', null);
    await addRelationship(database.db, bank, customer, newId(), { kind: 'PROXY' });
    const paper = await bank.attributeDefinition('CUSTOMER', 'paper', 'TEXT');
    await bank.attribute(customer, paper, { textValue: 'yes', customerId: customer });
    await bank.absorb(customer, await bank.customer({ displayName: 'Absorbed' }));
    ids = { ...ids, act: `act_${act}`, status: `adv_${customer}` };
  });
  afterAll(() => database.drop());

  async function ask(
    scope: RowScope,
    source: string,
    variableValues: Record<string, unknown>,
    askedSchema = schema,
  ): Promise<unknown> {
    const contextValue = contextWith(database.db, scope);
    const { data, errors } = await graphql({ schema: askedSchema, source, variableValues, contextValue });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data)) as unknown;
  }

  const variables = () => ({
    customer: `cus_${customer}`,
    facts: Object.values(ids),
    interaction: ids['interaction'],
  });

  test('of everything shows all there is', async () => {
    const shown = { id: `cus_${customer}` };
    const one = (name: string) => ({ nodes: [{ id: ids[name] }], totalCount: { value: 1 } });
    expect(await ask('EVERYTHING', EVERYTHING_OF, variables())).toEqual({
      customer: shown,
      byKey: shown,
      customers: { nodes: [shown] },
      named: { nodes: [shown], totalCount: { value: 1 } },
      keyed: { nodes: [shown], totalCount: { value: 1 } },
      customersByContact: { nodes: [shown] },
      accounts: one('account'),
      interactions: one('interaction'),
      cases: one('case'),
      promises: one('promise'),
      surveyAnswers: one('answer'),
      surveyLoops: one('loop'),
      advocates: one('status'),
      interactionStats: [{ count: 1, wait: { n: 1 }, handle: { n: 1 } }],
      interactionStatsByTeam: [{ period: { start: '2026-02-28T23:00:00.000Z' } }],
      caseStats: [{ count: 1, daysToResolve: { n: 1 } }],
      scores: [{ n: 1, value: 100 }],
      businessCalendars: [{ id: ids['calendar'] }],
      sourceSystems: [{ id: ids['source'], importRuns: { nodes: [{ id: ids['importRun'] }] } }],
      importRuns: one('importRun'),
      attributeDefinitions: [{ key: 'paper' }],
      nodes: Object.values(ids).map((id) => ({ id })),
      node: { customer: shown },
    });
  });

  test('of nothing shows nothing, whichever way it is asked for', async () => {
    const none = { nodes: [], totalCount: { value: 0 } };
    expect(await ask('NOTHING', EVERYTHING_OF, variables())).toEqual({
      customer: null,
      byKey: null,
      customers: { nodes: [] },
      named: none,
      keyed: none,
      customersByContact: { nodes: [] },
      ...{ accounts: none, interactions: none, cases: none, promises: none, surveyAnswers: none },
      ...{ surveyLoops: none, advocates: none },
      interactionStats: [{ count: 0, wait: { n: 0 }, handle: { n: 0 } }],
      interactionStatsByTeam: [],
      caseStats: [{ count: 0, daysToResolve: { n: 0 } }],
      scores: [],
      businessCalendars: [],
      sourceSystems: [],
      importRuns: none,
      attributeDefinitions: [],
      nodes: Object.values(ids).map(() => null),
      node: null,
    });
  });

  /** What is below a customer, asked for with the customer in hand: each must keep to the scope by itself. */
  test.each([
    ['accounts(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['interactions(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['promises(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['cases(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['latestInteractions { id }', []],
    ['openCases(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    [
      'surveyAnswers(first: 5) { nodes { id } totalCount { value } }',
      { nodes: [], totalCount: { value: 0 } },
    ],
    ['invitations(first: 5) { nodes { id } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['timeline(first: 9) { nodes { at } totalCount { value } }', { nodes: [], totalCount: { value: 0 } }],
    ['contactPoints { value }', []],
    ['sourceProfiles { id }', []],
    ['mergedFrom { formerId }', []],
    ['consents { state }', []],
    ['attributes { text }', []],
    ['relationships { kind }', []],
    ['decidingConsent(purpose: SURVEY, channel: SMS) { state }', null],
    ['scores { nps { score } }', { nps: null }],
    ['advocacy { stage }', null],
  ])('holds below a customer in hand: %s', async (selection, nothing) => {
    const below = async (scope: RowScope): Promise<unknown> => {
      const answer = await ask(
        scope,
        `{ customer(by: { id: "in hand" }) { below: ${selection} } }`,
        {},
        inHand(),
      );
      return (answer as { customer: { below: unknown } }).customer.below;
    };
    expect(await below('NOTHING')).toEqual(nothing);
    expect(await below('EVERYTHING')).not.toEqual(nothing);
  });

  /** What is below a fact, asked for with the fact in hand. */
  test.each([
    ['interaction', 'Interaction', 'messages(first: 5) { nodes { id } totalCount { value } }', NO_ROWS],
    ['interaction', 'Interaction', 'handOffs { id }', []],
    ['interaction', 'Interaction', 'promises { id }', []],
    ['case', 'Case', 'promises { id }', []],
    ['promise', 'Promise', 'history { id }', []],
    ['answer', 'SurveyAnswer', 'loop { closedAt }', null],
    ['answer', 'SurveyAnswer', 'invitation { state }', null],
  ])('holds below a fact in hand: %s, %s.%s', async (fact, typeName, selection, nothing) => {
    const id = ids[fact]?.slice(4);
    const withFact = createSchema();
    const field = withFact.getQueryType()?.getFields()['node'];
    if (!field) throw new Error('There is no root field "node"');
    field.resolve = () => ({ __typename: typeName, id });
    const below = async (scope: RowScope): Promise<unknown> => {
      const question = `{ node(id: "in hand") { ... on ${typeName} { below: ${selection} } } }`;
      return ((await ask(scope, question, {}, withFact)) as { node: { below: unknown } }).node.below;
    };
    expect(await below('NOTHING')).toEqual(nothing);
    expect(await below('EVERYTHING')).not.toEqual(nothing);
  });

  /** So with what is below the advocacy of a customer. */
  test.each([
    ['customer { id }', null],
    ['evidence { at }', []],
    ['history { at }', []],
    ['vipMembership { validFrom }', null],
    ['plan { goal }', null],
    ['asks { kind }', []],
    ['askBudget { obstacles }', { obstacles: [] }],
  ])('holds below an advocate in hand: %s', async (selection, nothing) => {
    const below = async (scope: RowScope): Promise<unknown> => {
      const asked = `{ customer(by: { id: "in hand" }) { advocacy { below: ${selection} } } }`;
      const answer = await ask(scope, asked, {}, advocateInHand());
      return (answer as { customer: { advocacy: { below: unknown } } }).customer.advocacy.below;
    };
    expect(await below('NOTHING')).toEqual(nothing);
    expect(await below('EVERYTHING')).not.toEqual(nothing);
  });

  function advocateInHand(): GraphQLSchema {
    const withAdvocate = inHand();
    const type = withAdvocate.getType('Customer');
    const field = isObjectType(type) ? type.getFields()['advocacy'] : undefined;
    if (!field) throw new Error('There is no field "Customer.advocacy"');
    field.resolve = () => ({ id: customer, customerIds: [customer] });
    return withAdvocate;
  }

  function inHand(): GraphQLSchema {
    const withCustomer = createSchema();
    const field = withCustomer.getQueryType()?.getFields()['customer'];
    if (!field) throw new Error('There is no root field "customer"');
    field.resolve = () => ({ id: customer, ids: [customer] });
    return withCustomer;
  }
});
