import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi, type TestApi } from '../support/api';
import { advocacyStatus } from '../support/advocates';
import { minutesAgo } from '../support/bank';

const SCREEN_POP = readFileSync(join(__dirname, '../../examples/operations/01-screen-pop.graphql'), 'utf8');

/** A customer with something in every section of the card. */
async function fullCustomer({ bank }: TestApi, phone: string): Promise<string> {
  const customer = await bank.customer({ preferredChannel: 'CHAT' });
  await bank.contactPoint(customer, phone);
  await bank.holder(await bank.account(await bank.product()), customer);
  const agent = await bank.agent({ teamId: await bank.team() });
  const cards = await bank.reason('Cards');
  const declined = await bank.reason('Declined', { parentId: cards });
  await bank.interaction(customer, {
    reasonId: declined,
    agentId: agent,
    queuedAt: minutesAgo(60),
    answeredAt: minutesAgo(59),
    waitSeconds: 60,
    handleSeconds: 240,
  });
  await bank.promise(customer, { ownerId: agent });
  await bank.case(customer);
  await bank.answer(customer, 'NPS', 9);
  await bank.answer(customer, 'CSAT', 4);
  await bank.answer(customer, 'CES', 5);
  await advocacyStatus(bank, customer, { isVip: true });
  return customer;
}

describe('the screen pop', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('shows the whole card of whoever has the phone number, in any notation', async () => {
    const customer = await fullCustomer(api, '+420 601 234 567');
    const card = {
      customersByContact: {
        nodes: [
          {
            id: `cus_${customer}`,
            displayName: 'Jana Nováková',
            segment: 'RETAIL',
            preferredChannel: 'CHAT',
            accounts: {
              nodes: [
                {
                  product: { name: 'Current account' },
                  maskedNumber: '••••5399',
                  balance: { amount: '1250.5000', currency: 'CZK' },
                  status: 'OPEN',
                },
              ],
            },
            interactions: {
              nodes: [
                {
                  channel: 'PHONE',
                  direction: 'INBOUND',
                  reason: { path: 'Cards › Declined' },
                  startedAt: '2026-03-01T11:00:00.000Z',
                  waitSeconds: 60,
                  handleSeconds: 240,
                  outcome: 'ANSWERED',
                  agent: { name: 'Petr Dvořák', team: { name: 'Cards' } },
                },
              ],
            },
            promises: {
              nodes: [
                {
                  text: 'We call you back about the card.',
                  dueAt: '2026-03-01T13:00:00.000Z',
                  owner: { name: 'Petr Dvořák' },
                },
              ],
            },
            openCases: {
              nodes: [{ kind: 'COMPLAINT', subject: 'Charged twice', priority: 'HIGH', status: 'OPEN' }],
            },
            scores: {
              nps: { score: 9, answeredAt: '2026-03-01T11:30:00.000Z' },
              csat: { score: 4 },
              ces: { score: 5 },
            },
            advocacy: { stage: 'PROMOTER', score: 60, vip: true },
          },
        ],
      },
    };
    expect(await api.ask(SCREEN_POP, { phone: '+420601234567' })).toEqual(card);
    expect(await api.ask(SCREEN_POP, { phone: '601 234-567' })).toEqual(card);
    expect(await api.ask(SCREEN_POP, { phone: '00420 601 234 567' })).toEqual(card);
  });

  test('runs one statement per level and loader, for 2 customers as for 20', async () => {
    const phone = '+420602000001';
    const twenty = SCREEN_POP.replace('first: 3', 'first: 20').replace(
      'interactions(first: 20)',
      'interactions(first: 10)',
    );
    const statementsNow = async (): Promise<string[]> => {
      api.statements.length = 0;
      await api.ask(twenty, { phone });
      return [...api.statements].sort();
    };
    await Promise.all(Array.from({ length: 2 }, () => fullCustomer(api, phone)));
    const forTwo = await statementsNow();
    await Promise.all(Array.from({ length: 18 }, () => fullCustomer(api, phone)));
    const forTwenty = await statementsNow();

    // Agents are met on two branches, of interactions and of promises, which may or may not be reached in the same moment.
    const agents = 'agents.findAgentsById';
    const withoutAgents = [
      'accounts.accountsOfCustomer',
      'accounts.findProductsById',
      'agents.findTeamsById',
      'cases.openCasesOfCustomer',
      'contactReasons.findContactReasonsById',
      'customerList.customersOfContact',
      'interactions.interactionsOfCustomer',
      'promises.promisesOfCustomer',
      'surveys.findLastScores',
    ];
    for (const statements of [forTwo, forTwenty]) {
      expect(statements.filter((name) => name !== agents)).toEqual(withoutAgents);
      expect([1, 2]).toContain(statements.filter((name) => name === agents).length);
    }
  });
});
