import { lookThroughData, type Finding } from '../../src/cli/check-data/data-faults';
import { tableReferredTo } from '../../src/cli/check-data/references';
import { invariants } from '../../src/invariants';
import { newId } from '../../src/kernel/id';
import type { Sql } from '../../src/platform/db/db';
import { freshDatabase, type TestDatabase } from '../support/database';
import { changed, soundBank, told, type SoundBank } from '../support/sound-bank';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
let database: TestDatabase;
let sound: SoundBank;
beforeAll(async () => {
  database = await freshDatabase();
  sound = await soundBank(database.db);
});
afterAll(() => database.drop());

async function findingsOf(sql: Sql): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of lookThroughData(sql)) if (finding.count > 0) found.push(finding);
  return found;
}

/** What is found after `plant` has spoilt the bank, which is taken back. */
async function foundAfter(plant: (sql: Sql) => Promise<unknown>): Promise<readonly Finding[]> {
  let found: readonly Finding[] = [];
  const enough = new Error('It is taken back.');
  await expect(
    database.db.transaction(async (tx) => {
      await plant(tx);
      found = await findingsOf(tx);
      throw enough;
    }),
  ).rejects.toBe(enough);
  return found;
}

const run = (statement: string) => (sql: Sql) => sql.execute('test.plant', statement);

/** For each invariant something that breaks it. */
const PLANTED: Readonly<Record<string, (sql: Sql) => Promise<unknown>>> = {
  'the weight of an advocate is that of all the evidence, and the score is that weight': run(
    "UPDATE advocacy_acts SET kind = 'IDEA'",
  ),
  'the stage of an advocate is where its history leads, each move from where the one before has led': run(
    "UPDATE advocacy_statuses SET stage = 'CHAMPION'",
  ),
  'of a customer one membership in the VIP programme runs, and the status says so': run(
    `INSERT INTO vip_memberships (id, source_id, external_id, customer_id, valid_from)
       SELECT a.id, a.source_id, 'vip', a.customer_id, a.acted_at FROM advocacy_acts a`,
  ),
  'a referral goes from step to step, is won or lost, brings somebody else, and is rewarded when it is won':
    run('UPDATE referrals SET rewarded_at = accepted_at'),
  'nobody is brought by two referrals': async (sql) => {
    await run("UPDATE referrals SET referred_customer_id = 'a'")(sql);
    await run("INSERT INTO referrals (act_id, referred_customer_id) VALUES ('b', 'a')")(sql);
  },
  'whoever was merged into another says when, and the other knows them': run(
    `INSERT INTO customers (id, kind, display_name, status, absorbed_into_id, absorbed_at, version, created_at, updated_at)
       SELECT 'absorbed00000000', kind, display_name, status, id, UTC_TIMESTAMP(3), 1, created_at, updated_at FROM customers`,
  ),
  'a customer’s last contact is the latest of their contacts': run(
    'UPDATE customers SET last_contact_at = last_contact_at + INTERVAL 1 SECOND',
  ),
  'a customer can be found by their name': run('DELETE FROM customer_name_tokens'),
  'nobody stops holding an account before they began': run(
    "UPDATE account_holders SET valid_from = '2026-01-02', valid_to = '2026-01-01'",
  ),
  'an account has one owner at a time': async (sql) => {
    const other = newId();
    await run(`INSERT INTO customers (id, kind, display_name, status, version, created_at, updated_at)
      SELECT '${other}', kind, display_name, status, 1, created_at, updated_at FROM customers`)(sql);
    await run(`INSERT INTO account_holders (id, source_id, external_id, account_id, source_profile_id, customer_id, role, created_at, updated_at)
      SELECT '${newId()}', source_id, 'x', account_id, source_profile_id, '${other}', role, created_at, updated_at FROM account_holders`)(
      sql,
    );
  },
  'an account is not closed before it was opened': run(
    "UPDATE accounts SET opened_at = '2026-01-02', closed_at = '2026-01-01'",
  ),
  'the moments of a contact follow one another': run(
    'UPDATE interactions SET ended_at = started_at - INTERVAL 1 SECOND',
  ),
  'no time of a contact is below zero': run('UPDATE interactions SET wait_seconds = -1'),
  'a contact that has not ended has no handle time yet': run(
    'UPDATE interactions SET ended_at = NULL, handle_seconds = 1',
  ),
  'hand-offs and messages are of the same customer as their contact': run(
    'UPDATE hand_offs SET customer_id = NULL',
  ),
  'a contact is under way, without an end, or it has ended, with an outcome': run(
    "UPDATE interactions SET state = 'WAITING' WHERE state = 'ENDED'",
  ),
  'somebody has a contact that runs, and has answered it': run('UPDATE interactions SET agent_id = NULL'),
  'a contact that was answered waits if it was passed on and nobody has taken it, and only then': run(
    'UPDATE hand_offs SET taken_at = NULL',
  ),
  'a chain has the contacts that it counts, begins with the first and ends as the last': run(
    'UPDATE contact_chains SET contacts = 2',
  ),
  'who has chains has all of them: each contact with a reason is in one': run(
    'UPDATE contact_chains SET topic_id = customer_id',
  ),
  'a case says when it was resolved or closed if it is': run(
    "UPDATE cases SET status = 'RESOLVED', resolved_at = NULL",
  ),
  'redress has an amount and a currency, or neither': run('UPDATE cases SET redress_amount = 1'),
  'a promise says when it was settled if it is, and only then': run("UPDATE promises SET state = 'KEPT'"),
  'the grace of a promise does not end before it is due': run(
    'UPDATE promises SET grace_ends_at = due_at - INTERVAL 1 SECOND',
  ),
  'the dates of a promise follow one from the other, each from the one before': run(
    `INSERT INTO promise_changes (id, source_id, external_id, customer_id, promise_id, at, former_due_at, new_due_at, created_at, updated_at)
       SELECT 'change0000000000', source_id, 'x', customer_id, promise_id, at + INTERVAL 1 SECOND, former_due_at, new_due_at, created_at, updated_at
         FROM promise_changes`,
  ),
  'an open promise is due when it was last put off to': run(
    'UPDATE promises SET due_at = due_at + INTERVAL 1 SECOND',
  ),
  'an invitation says when it came into the state that it is in': run(
    'UPDATE survey_invitations SET answered_at = NULL',
  ),
  'an invitation has an answer if it was answered, and only then; to an answer leads one': run(
    "UPDATE survey_invitations SET state = 'SENT'",
  ),
  'an answer lies on its scale, and is measured as its survey says': run(
    'UPDATE survey_answers SET score = 11',
  ),
  'a low answer of somebody that was given by token has a loop': run('DELETE FROM survey_loops'),
  'a loop is closed if its customer was told or it was given up, and only then': run(
    'UPDATE survey_loops SET closed_at = NULL',
  ),
  'the customer of a loop was told of what was put right, on which both agreed, after they were spoken to':
    run("DELETE FROM survey_loop_steps WHERE step = 'FIXED'"),
  'a loop that was given up says why and whose it was, and its customer was not told': run(
    "UPDATE survey_loop_steps SET reason = 'Nobody is there.' WHERE step = 'ASSIGNED'",
  ),
  'whoever was sent an invitation by a loop was asked again by it then, and once': run(
    'UPDATE survey_invitations SET sent_at = answered_at, loop_id = (SELECT MIN(id) FROM survey_loops)',
  ),
  'the steps of a loop were taken in their order': run(
    "UPDATE survey_loop_steps SET taken_at = '2000-01-01' WHERE step = 'CUSTOMER_TOLD'",
  ),
  'of two changes of one thing the second builds on the first': (sql) => told(sql, 3, 'tst_1'),
  'what waits to be told, and what was told, is a change, and waits or was told once of each whose it is':
    run('DELETE FROM changes'),
  'a change is told, or was told before the events that are kept': (sql) => changed(sql, 'tst_9'),
  'the order of events has no gap, and nothing lies beyond its head': run(
    'UPDATE event_heads SET position = 1',
  ),
  'what is kept under a key has an outcome': run(
    "INSERT INTO idempotency_keys (digest, input_digest, expires_at) VALUES ('k', 'k', UTC_TIMESTAMP(3))",
  ),
};

test('npm run check:data says what holds, and ends with 1 when something is broken', async () => {
  const command = async (): Promise<[number, string]> => {
    const started = await startNode(folder, ['src/cli/run.mjs', 'check-data'], {
      DATABASE_URL: database.url,
    });
    return [await started.ended, started.output()];
  };
  const [sound, told] = await command();
  expect([sound, told]).toEqual([0, expect.stringMatching(/^holds .*\n(.*\n)*All \d+ invariants hold\.\n$/)]);
  await run("UPDATE promises SET grace_ends_at = '2000-01-01'")(database.db);
  const [broken, why] = await command();
  await run('UPDATE promises SET grace_ends_at = NULL')(database.db);
  expect([broken, why]).toEqual([
    1,
    expect.stringMatching(
      /BROKEN +the grace of a promise does not end before it is due: 1 times \(\w{16}\)\n/,
    ),
  ]);
  expect(why).toMatch(/1 of \d+ invariants are broken/);
});

test('a sound bank breaks nothing', async () => {
  expect(sound.customer).not.toBe(sound.interaction);
  expect(await findingsOf(database.db)).toEqual([]);
});

test('there is something planted for every invariant', () => {
  expect(Object.keys(PLANTED).sort()).toEqual(invariants.map(({ says }) => says).sort());
});

test.each(Object.entries(PLANTED))('it is found when it is not true that %s', async (says, plant) => {
  const found = await foundAfter(plant);
  const finding = found.find((one) => one.says === says);
  expect(finding?.places.length).toBeGreaterThan(0);
  expect(finding?.count).toBeGreaterThan(0);
});

test.each([
  [
    'a contact that was answered waits if it was passed on and nobody has taken it, and only then',
    'UPDATE hand_offs SET taken_at = at',
    1,
  ],
  [
    'a contact is under way, without an end, or it has ended, with an outcome',
    "UPDATE interactions SET ended_at = '2099-01-01' WHERE state <> 'ENDED'",
    2,
  ],
  ['somebody has a contact that runs, and has answered it', 'UPDATE interactions SET answered_at = NULL', 1],
  [
    'a chain has the contacts that it counts, begins with the first and ends as the last',
    "UPDATE contact_chains SET settlement = 'UNKNOWN'",
    1,
  ],
  [
    'a chain has the contacts that it counts, begins with the first and ends as the last',
    'UPDATE contact_chains SET last_contact_at = last_contact_at + INTERVAL 1 SECOND',
    1,
  ],
  [
    'a chain has the contacts that it counts, begins with the first and ends as the last',
    "UPDATE interactions SET outcome = 'MISSED'",
    1,
  ],
])('that %s is looked at from each side: %s', async (says, statement, count) => {
  const found = await foundAfter(run(statement));
  expect(found.find((finding) => finding.says === says)?.count ?? 0).toBe(count);
});

test('a reference to what is not there is found, and said where', async () => {
  const missing = newId();
  const found = await foundAfter((sql) =>
    sql.execute('test.plant', 'UPDATE promises SET interaction_id = ? WHERE id = ?', [
      missing,
      sound.promise,
    ]),
  );
  expect(found).toEqual([
    { says: 'promises.interaction_id is there in interactions', count: 1, places: [missing] },
  ]);
});

test('a column that ends as references do and that nobody has spoken of is a mistake', () => {
  expect(tableReferredTo({ table: 'promises', column: 'owner_id' })).toBe('agents');
  expect(tableReferredTo({ table: 'referrals', column: 'referred_customer_id' })).toBe('customers');
  expect(tableReferredTo({ table: 'promises', column: 'external_id' })).toBeNull();
  expect(() => tableReferredTo({ table: 'promises', column: 'moon_id' })).toThrow('promises.moon_id');
});
