import { referralCode } from '../../src/features/advocacy/domain/referral-code';
import { newId, type Id } from '../../src/kernel/id';
import { actDetails, advocacyAct, advocacyAsk, advocacyStatus, surveyLoop } from '../support/advocates';
import { minutesAgo, type Bank } from '../support/bank';
import { createTokenMaker } from '../../src/platform/tokens/token-maker';
import { addConsent } from '../support/consent';

/** Of one kind of things one to which most can be done, and some to which little can. */
export interface Things {
  readonly right: string;
  readonly others: readonly string[];
}

const DAY = 24 * 60;
const ENDED = minutesAgo(30);

async function make(prefix: string, right: Promise<Id>, ...others: readonly Promise<Id>[]): Promise<Things> {
  const global = (id: Id): string => `${prefix}_${id}`;
  return { right: global(await right), others: (await Promise.all(others)).map(global) };
}

/** A customer who may be asked for anything, whom a source knows. */
async function makeCustomer(bank: Bank): Promise<Id> {
  const id = await bank.customer();
  await bank.sourceProfile(id);
  for (const purpose of ['SURVEY', 'REFERRAL_ASK']) await addConsent(bank, id, purpose, null);
  const account = await bank.account(await bank.product(), { openedAt: minutesAgo(20 * DAY) });
  await bank.holder(account, id);
  return id;
}

async function act(bank: Bank, customer: Id, table: 'ideas' | 'referrals', values: object): Promise<Id> {
  const id = await advocacyAct(bank, customer, { kind: table === 'ideas' ? 'IDEA' : 'REFERRAL' });
  await actDetails(bank, table, id, { ...values });
  return id;
}

async function loop(bank: Bank, customerId: Id, steps: readonly string[], values = {}): Promise<Id> {
  const id = await bank.answer(customerId, 'NPS', 3);
  return surveyLoop(bank, { id, customerId }, steps, { createdAt: minutesAgo(40), ...values });
}

async function statusOf(bank: Bank, values: object): Promise<Id> {
  const id = await makeCustomer(bank);
  await advocacyStatus(bank, id, { ...values });
  return id;
}

const tokens = createTokenMaker(Buffer.alloc(32, 7), 'survey invitations');

/** An invitation that waits to be sent, and may be answered. */
async function invited(bank: Bank, customer: Id): Promise<Id> {
  const id = newId();
  const tokenDigest = tokens.digestOf(tokens.tokenFor(id));
  const waits = { state: 'ELIGIBLE', sentAt: null, surveyId: await bank.survey(), channel: 'EMAIL' };
  return bank.invitation(customer, { id, tokenDigest, ...waits });
}

/** A key that works, of somebody new unless said otherwise. */
async function apiKey(bank: Bank, values: object = {}): Promise<Id> {
  const id = newId();
  const secretHash = Buffer.from(`${id}${id}`).toString('hex');
  const made = { holder: id, sourceCode: 'crm', scopes: '["READ"]', createdAt: minutesAgo(60) };
  await bank.insert('api_keys', { id, secretHash, ...made, ...values });
  return id;
}

async function held(bank: Bank, customer: Id, values: object): Promise<Id> {
  const account = await bank.account(await bank.product(), { ...values });
  await bank.holder(account, customer);
  return account;
}

/** How things are made, by what their global ids begin with; whose they are is not to be asked, because of a complaint. */
const MAKERS: Readonly<Record<string, (bank: Bank, id: Id) => Promise<Things>>> = {
  cus: (bank, id) => make('cus', makeCustomer(bank), bank.customer(), Promise.resolve(id)),
  acc: (bank, id) => make('acc', held(bank, id, {}), held(bank, id, { status: 'CLOSED', closedAt: ENDED })),
  ctp: (bank, id) =>
    make('ctp', bank.contactPoint(id, '601234567'), bank.contactPoint(id, '601234568', { validTo: ENDED })),
  int: (bank, id) =>
    make(
      'int',
      bank.interaction(id, { state: 'WAITING', channel: 'CHAT' }),
      bank.interaction(id),
      bank.interaction(null),
    ),
  cas: (bank, id) =>
    make('cas', bank.case(id), bank.case(id, { status: 'CLOSED', resolvedAt: ENDED, closedAt: ENDED })),
  prm: (bank, id) => make('prm', bank.promise(id), bank.promise(id, { state: 'KEPT', settledAt: ENDED })),
  inv: async (bank, id) => {
    await bank.case(id);
    return make(
      'inv',
      makeCustomer(bank).then((customer) => invited(bank, customer)),
      bank.invitation(id, { state: 'EXPIRED' }),
      invited(bank, id),
    );
  },
  token: async (bank, id) => ({ right: tokens.tokenFor(await invited(bank, id)), others: [] }),
  lop: (bank, id) =>
    make(
      'lop',
      loop(bank, id, []),
      loop(bank, id, ['ASSIGNED', 'CONTACTED', 'CAUSE_AGREED', 'FIXED', 'CUSTOMER_TOLD'], {
        closedAt: ENDED,
      }),
      // One before each step that needs another.
      ...[1, 2, 3].map((count) => loop(bank, id, ['CONTACTED', 'CAUSE_AGREED', 'FIXED'].slice(0, count))),
    ),
  ask: (bank, id) =>
    make('ask', advocacyAsk(bank, id), advocacyAsk(bank, id, { outcome: 'DECLINED', endedAt: ENDED })),
  adv: (bank) => make('adv', statusOf(bank, { stage: 'ADVOCATE', score: 95 }), statusOf(bank, { score: 0 })),
  'act idea': (bank, id) =>
    make(
      'act',
      act(bank, id, 'ideas', { state: 'RECEIVED' }),
      act(bank, id, 'ideas', { state: 'ADOPTED', decidedAt: ENDED, toldAt: ENDED }),
    ),
  'act referral': (bank, id) =>
    make(
      'act',
      act(bank, id, 'referrals', { code: referralCode(Buffer.from(newId())) }),
      act(bank, id, 'referrals', { lostAt: ENDED }),
    ),
  key: (bank, holder) =>
    make(
      'key',
      apiKey(bank),
      apiKey(bank, { revokedAt: ENDED }),
      apiKey(bank, { holder }),
      apiKey(bank, { holder }),
    ),
  agt: (bank) => make('agt', bank.agent()),
  que: (bank) => make('que', bank.queue()),
  prd: (bank) => make('prd', bank.product()),
  rea: (bank) => make('rea', bank.reason('Card lost')),
  srv: (bank) => make('srv', bank.survey()),
};

/** New things of these kinds. */
export async function makeThings(
  bank: Bank,
  kinds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Things>> {
  const id = await makeCustomer(bank);
  const made = new Map<string, Things>();
  for (const kind of kinds) {
    const maker = MAKERS[kind];
    if (maker === undefined) throw new Error(`Say how ${kind} are made.`);
    made.set(kind, await maker(bank, id));
  }
  return made;
}
