import type { Bank } from './bank';
import { DAY, drawDay, drawTime, HISTORY_DAYS, HOUR, loadAt } from './calendar';
import { CHANNELS, HOURS, OUTBOUND_CHANNELS, type ChannelTraits } from './data/channels';
import type { Customer } from './customer';
import { Random, STREAM } from './random';
import type { Channel, Segment } from './rows';
import { drawCourse, type Course } from './course';
import { choose, runningTotals, weighted, type Weighted } from './weighted';

/** One contact as a telephone exchange or a mail server sees it: when and how, not what about. Times in UTC milliseconds. */
export interface Visit extends Course {
  readonly traits: ChannelTraits;
  readonly isOutbound: boolean;
  readonly startedAt: number;
}

const HOURS_OF = {
  STAFFED: runningTotals(HOURS.STAFFED),
  OFFICE: runningTotals(HOURS.OFFICE),
  ALWAYS: runningTotals(HOURS.ALWAYS),
} as const;
const BY_WEIGHT = weighted(CHANNELS, (traits) => traits.weight);
const BY_NAME = new Map(CHANNELS.map((traits) => [traits.channel, traits]));
/** The channels whose contacts a system records; where it records none, all. */
const BY_SOURCE = new Map(
  CHANNELS.map(({ source }) => [
    source,
    weighted(CHANNELS, (traits) => (traits.source === source ? traits.weight : 0)),
  ]),
);
const OUTBOUND = weighted(OUTBOUND_CHANNELS, ({ weight }) => weight);

const SHARE = { outbound: 0.11, preferredChannel: 0.5 } as const;

/** The slowest letter is answered within two weeks: whatever would not be over by `asOf` came so much earlier. */
const FORTNIGHT = 14 * DAY;

/** How many contacts: `LEAST_CONTACTS` ÷ u^¾ is a Pareto tail (exponent 4/3) that needs square roots alone. */
const LEAST_CONTACTS = 2.4;
const CONTACTS_OF_SEGMENT: Record<Segment, number> = {
  RETAIL: 1,
  AFFLUENT: 1,
  PRIVATE: 1.4,
  SME: 1.5,
  CORPORATE: 4,
};
const CONTACTS_OF_PROSPECTS = 3;
const CONTACTS_OF_DOUBLES = 5;
/** Nobody fills more than this share of the bank's days. */
const MOST_CONTACTS = { least: 60, perCustomer: 0.15, most: 12_000 } as const;

/**
 * How much the customer of that number turns to the bank, beside others: most a few times, very few all the time. It has a stream
 * of its own, so that the busiest customers of a large bank can be found without drawing the bank.
 */
export function drawAppetite(bank: Bank, customer: number): number {
  const root = Math.sqrt(1 - new Random(bank.plan.seed, STREAM.APPETITE, customer).next());
  return LEAST_CONTACTS / (root * Math.sqrt(root)) - 1;
}

/** What decides how many contacts a customer has. */
type Contacting = Pick<
  Customer,
  'number' | 'random' | 'status' | 'segment' | 'joinedAt' | 'activeTo' | 'deliveredBy'
>;

/** The number of contacts of a customer: the fewer, the less of the kept history they have been with the bank. */
export function drawCount(bank: Bank, customer: Contacting): number {
  const { number, random, status, segment, joinedAt, activeTo } = customer;
  if (customer.deliveredBy !== null) return random.below(CONTACTS_OF_DOUBLES + 1);
  if (status === 'PROSPECT') return random.below(CONTACTS_OF_PROSPECTS + 1);
  const presence = (activeTo - Math.max(joinedAt, bank.calendar.start)) / (HISTORY_DAYS * DAY);
  const { least, perCustomer, most } = MOST_CONTACTS;
  const cap = Math.min(most, Math.max(least, perCustomer * bank.plan.customers));
  const count = Math.min(cap, drawAppetite(bank, number) * CONTACTS_OF_SEGMENT[segment]);
  return Math.floor(count * (0.3 + 0.7 * presence));
}

function traitsOf(channel: Channel): ChannelTraits {
  const traits = BY_NAME.get(channel);
  if (traits === undefined) throw new RangeError(`No traits of the channel ${channel}`);
  return traits;
}

/** One contact between two times (UTC milliseconds), over by `asOf`. */
export function drawVisit(
  bank: Bank,
  random: Random,
  window: { readonly from: number; readonly to: number },
  channel: {
    readonly preferred: Channel | null;
    readonly isOutbound: boolean;
    readonly among?: Weighted<ChannelTraits> | undefined;
  },
): Visit {
  const { isOutbound, preferred, among = BY_WEIGHT } = channel;
  const inbound =
    preferred !== null && random.chance(SHARE.preferredChannel) ? traitsOf(preferred) : choose(random, among);
  const traits = isOutbound ? traitsOf(choose(random, OUTBOUND).channel) : inbound;
  const hours = HOURS_OF[isOutbound ? 'OFFICE' : traits.hours];
  const drawn = drawTime(random, drawDay(random, bank.calendar, window.from, window.to), hours);
  const startedAt = Math.max(drawn, window.from + random.below(HOUR));
  const load = loadAt(bank.calendar, startedAt);
  const course = drawCourse(random, traits, isOutbound, startedAt, load);
  const visit = { traits, isOutbound, startedAt, ...course };
  return course.endedAt < bank.asOf ? visit : fortnightEarlier(visit);
}

function fortnightEarlier(visit: Visit): Visit {
  const { queuedAt, answeredAt } = visit;
  return {
    ...visit,
    startedAt: visit.startedAt - FORTNIGHT,
    queuedAt: queuedAt === null ? null : queuedAt - FORTNIGHT,
    answeredAt: answeredAt === null ? null : answeredAt - FORTNIGHT,
    endedAt: visit.endedAt - FORTNIGHT,
  };
}

/** Whoever is in the middle of a matter turned to the bank several times in the last days. */
const TROUBLE = { days: 10, leastBefore: 6, share: 0.18, fewest: 2, most: 5 } as const;

export interface Visits {
  /** By start, earliest first. */
  readonly visits: readonly Visit[];
  /** From this time on (UTC milliseconds) every contact is about one matter; null: no such matter. */
  readonly troubleFrom: number | null;
}

/** All contacts of a customer, earliest first. */
export function drawVisits(bank: Bank, customer: Customer): Visits {
  const { random, joinedAt, activeTo, status, deliveredBy, preferredChannel: preferred } = customer;
  const among = deliveredBy === null || deliveredBy === 'CRM' ? BY_WEIGHT : BY_SOURCE.get(deliveredBy);
  const from = Math.max(joinedAt, bank.calendar.start);
  const window = { from, to: activeTo };
  const count = drawCount(bank, customer);
  const visits: Visit[] = [];
  for (let index = 0; index < count; index += 1) {
    const isOutbound = random.chance(SHARE.outbound) && deliveredBy === null;
    visits.push(drawVisit(bank, random, window, { preferred, isOutbound, among }));
  }
  const isInTrouble = status === 'ACTIVE' && count >= TROUBLE.leastBefore && random.chance(TROUBLE.share);
  const troubleFrom = isInTrouble ? bank.asOf - TROUBLE.days * DAY : null;
  if (troubleFrom !== null) {
    const recent = { from: troubleFrom, to: bank.asOf };
    for (let left = random.between(TROUBLE.fewest, TROUBLE.most); left > 0; left -= 1) {
      visits.push(drawVisit(bank, random, recent, { preferred: 'PHONE', isOutbound: false }));
    }
  }
  visits.sort((one, other) => one.startedAt - other.startedAt);
  return { visits, troubleFrom };
}
