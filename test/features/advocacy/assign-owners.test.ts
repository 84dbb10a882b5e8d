import { assignOwners } from '../../../src/features/advocacy/assign-owners';
import { ownerOf } from '../../../src/features/advocacy/domain/advocate-owner';
import type { Id } from '../../../src/kernel/id';
import type { AuditTrail } from '../../../src/platform/audit/audit';
import { advocacyStatus } from '../../support/advocates';
import { AdvocacyApi } from './advocacy-api';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(async () => {
  open.reset();
  await open.api.database.db.execute('test.empty', 'DELETE FROM advocacy_statuses');
});

const audit: AuditTrail = { record: () => Promise.resolve(), note: () => undefined, canKeep: () => true };
const turn = (): Promise<number> => assignOwners({ db: open.api.database.db, audit, clock: () => open.now });

async function statusOf(teamId: Id | null, values: Record<string, string | number> = {}): Promise<Id> {
  const customer = await open.api.bank.customer({ teamId });
  await advocacyStatus(open.api.bank, customer, { stage: 'ADVOCATE', score: 50, ...values });
  return customer;
}

async function ownerOfCustomer(customer: Id): Promise<unknown> {
  return (await open.rows('advocacy_statuses')).find((row) => row['customer_id'] === customer)?.['owner_id'];
}

test('whoever has the fewest is the owner, of these the one who was known first; of nobody nobody', () => {
  const agents = [
    { id: 'b', advocates: 1 },
    { id: 'c', advocates: 0 },
    { id: 'a', advocates: 0 },
  ];
  expect([ownerOf(agents), ownerOf(agents.slice(0, 2)), ownerOf([])]).toEqual(['a', 'c', null]);
});

test('an advocate above the threshold is given to whoever of their team has the fewest, on record, once', async () => {
  const { bank } = open.api;
  const [team, empty] = [await bank.team(), await bank.team()];
  const [busy, free] = [await bank.agent({ teamId: team }), await bank.agent({ teamId: team })];
  await bank.agent({ teamId: await bank.team() });
  await statusOf(team, { ownerId: busy });
  const advocate = await statusOf(team);
  const others = [
    await statusOf(team, { score: 49 }),
    await statusOf(team, { stage: 'PROMOTER', score: 90 }),
    await statusOf(null),
    await statusOf(empty),
  ];
  const turns = await Promise.all([turn(), turn(), turn()]);
  expect(turns.reduce((sum, count) => sum + count)).toBe(1);
  expect(await turn()).toBe(0);
  expect(await ownerOfCustomer(advocate)).toBe(free);
  expect(await Promise.all(others.map(ownerOfCustomer))).toEqual([null, null, null, null]);
  const changes = (await open.rows('changes')).filter(({ object }) => object === `adv_${advocate}`);
  expect(changes).toMatchObject([{ action: 'advocacy:assignOwner', subject_id: 'clock' }]);
});

test('many are shared out, in the same statements for each batch; a team that becomes known later is one', async () => {
  const { bank, database } = open.api;
  const team = await bank.team();
  const agents = [await bank.agent({ teamId: team }), await bank.agent({ teamId: team })];
  const customers: Id[] = [];
  for (let count = 0; count < 60; count += 1)
    customers.push(await statusOf(null, { score: 50 + (count % 7) }));
  expect(await turn()).toBe(0);
  await database.db.execute('test.team', 'UPDATE customers SET team_id = ? WHERE id IN (?)', [
    team,
    customers,
  ]);
  open.api.statements.length = 0;
  expect(await turn()).toBe(60);
  const looking = open.api.statements.filter((name) => /findUnowned|findOwnersOfTeams/.test(name));
  expect(looking).toHaveLength(4);
  const owners = await Promise.all(customers.map(ownerOfCustomer));
  expect(agents.map((agent) => owners.filter((owner) => owner === agent).length)).toEqual([30, 30]);
});
