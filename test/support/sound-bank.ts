import { deriveStatuses } from '../../src/features/advocacy/derive-statuses.effects';
import { newId, type Id } from '../../src/kernel/id';
import type { Db, Sql } from '../../src/platform/db/db';
import { actDetails, advocacyAct, surveyLoop } from './advocates';
import { Bank, minutesAgo, NOW } from './bank';

/** A bank in which all holds: a customer with a contact that was handed off, a promise that was put off, a case, an account, and a change that was told. */
export interface SoundBank {
  readonly customer: Id;
  readonly interaction: Id;
  readonly promise: Id;
}

/** Fills an empty database with a sound bank. */
export async function soundBank(db: Db): Promise<SoundBank> {
  const bank = await Bank.open(db);
  const customer = await bank.customer({ lastContactAt: minutesAgo(60) });
  const sourceProfileId = await bank.sourceProfile(customer);
  const [reasonId, agentId] = [await bank.reason('Fees'), await bank.agent()];
  const interaction = await bank.interaction(customer, {
    ...{ sourceProfileId, startedAt: minutesAgo(60) },
    reasonId: await bank.reason('Twice', { parentId: reasonId }),
  });
  await bank.handOff(interaction, customer);
  await db.execute(
    'test.chains',
    `INSERT INTO contact_chains (customer_id, topic_id, started_at, last_contact_at, contacts, settlement)
       SELECT customer_id, '${reasonId}', started_at, started_at, 1, settlement FROM interactions`,
  );
  // Two of nobody are under way: one waits in the second queue, one was taken out of it.
  const taken = { agentId, answeredAt: minutesAgo(59), outcome: 'RUNNING' };
  await bank.handOff(await bank.interaction(null, { ...taken, state: 'WAITING' }), null);
  const running = await bank.interaction(null, { ...taken, state: 'RUNNING' });
  await bank.handOff(running, null, { at: minutesAgo(59) });
  await bank.handOff(running, null, { takenAt: minutesAgo(57) });
  const promise = await bank.promise(customer, { dueAt: NOW });
  await bank.promiseChange(promise, customer, {
    at: minutesAgo(30),
    formerDueAt: minutesAgo(10),
    newDueAt: NOW,
  });
  await bank.case(customer);
  const surveyId = await bank.survey();
  const answer = await bank.answer(customer, 'NPS', 3, { surveyId });
  await surveyLoop(
    bank,
    { id: answer, customerId: customer },
    ['ASSIGNED', 'CONTACTED', 'CAUSE_AGREED', 'FIXED', 'CUSTOMER_TOLD'],
    { closedAt: minutesAgo(16) },
  );
  const answered = { state: 'ANSWERED', answerId: answer, answeredAt: minutesAgo(30) };
  await bank.invitation(customer, { surveyId, ...answered, tokenDigest: 'd'.repeat(64) });
  await bank.holder(await bank.account(await bank.product()), customer, { sourceProfileId });
  const act = await advocacyAct(bank, customer, { kind: 'REFERRAL', actedAt: minutesAgo(50) });
  await actDetails(bank, 'referrals', act, { acceptedAt: minutesAgo(20) });
  await bank.answer(customer, 'NPS', 9, { surveyId: await bank.survey() });
  await db.transaction((tx) => deriveStatuses(tx, [customer], NOW));
  await told(db, 1);
  await told(db, 2);
  await db.execute('test.head', 'UPDATE event_heads SET position = 2');
  return { customer, interaction, promise };
}

/** A change that has its place among the events. */
export async function told(sql: Sql, position: number, object = `tst_${String(position)}`): Promise<Id> {
  const id = await changed(sql, object);
  await sql.execute(
    'test.event',
    'INSERT INTO events (position, at, topic, object, change_id) VALUES (?, ?, ?, ?, ?)',
    [...[position, NOW, 'test:do', object, id]],
  );
  return id;
}

/** A change, told or not. */
export async function changed(sql: Sql, object: string): Promise<Id> {
  const id = newId();
  await sql.execute(
    'test.change',
    'INSERT INTO changes (id, request_id, at, action, subject_id, object, after_digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [id, newId(), new Date(NOW.getTime() + 1), 'test:do', 'usr_1', object, 'a'.repeat(64)],
  );
  return id;
}
