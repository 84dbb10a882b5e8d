import type { Id } from '../../../kernel/id';
import type { Bank } from './bank';
import { DAY, drawTime, HOUR, YEAR } from './calendar';
import { CHANNELS, HOURS } from './data/channels';
import { arrivalOf, idAt } from './ids';
import { describeOrganisation, describePerson, type Description } from './description';
import { describeLookAlike } from './look-alikes';
import { FIRST_CHILD, type Place } from './neighbourhood';
import { Random, STREAM } from './random';
import type { Channel, CustomerRow, CustomerStatus, Segment, SourceKind } from './rows';
import { choose, runningTotals, weighted } from './weighted';

export const OFFICE_HOURS = runningTotals(HOURS.OFFICE);

/** Quantiles of the days since a customer came. */
const TENURE_DAYS = [30, 260, 700, 1_300, 2_100, 3_300, 4_380];
const PROSPECT_DAYS = [30, 90, 200, 400];
/** Whoever has left or fallen silent was there for at least so long before. */
const LEAVERS_TENURE_DAYS = 1_000;

const PERSON_SEGMENTS = weighted<{ segment: Segment; share: number }>(
  [
    { segment: 'RETAIL', share: 82 },
    { segment: 'AFFLUENT', share: 15 },
    { segment: 'PRIVATE', share: 3 },
  ],
  ({ share }) => share,
);
const CORPORATE_SHARE = 0.15;

const STATUSES = weighted<{ status: CustomerStatus; share: number }>(
  [
    { status: 'ACTIVE', share: 80 },
    { status: 'DORMANT', share: 9 },
    { status: 'FORMER', share: 5 },
    { status: 'PROSPECT', share: 6 },
  ],
  ({ share }) => share,
);

const PREFERENCES = weighted(CHANNELS, (traits) => traits.preferred);

/** A customer while their facts are being drawn. */
export interface Customer extends Description {
  readonly number: number;
  readonly random: Random;
  readonly id: Id;
  readonly place: Place;
  readonly segment: Segment;
  readonly status: CustomerStatus;
  readonly preferredChannel: Channel;
  /** UTC milliseconds: when the bank first knew them. */
  readonly joinedAt: number;
  /** UTC milliseconds: contacts and accounts end here. `asOf` for those who are still there. */
  readonly activeTo: number;
  /** Of a double, the source that delivered them; null for whoever is nobody's. */
  readonly deliveredBy: SourceKind | null;
}

/** A day more than the mean, so that leap days make nobody of age before their birthday. */
const OF_AGE = 18 * YEAR + DAY;

/** Whether a customer is of age at that time (UTC milliseconds); organisations always are. */
export function isOfAge({ birthDate }: Pick<Customer, 'birthDate'>, at: number): boolean {
  return birthDate === null || at >= Date.parse(birthDate) + OF_AGE;
}

/** Days before `asOf` at which a customer of that status was last active. */
function drawSilence(random: Random, status: CustomerStatus): number {
  if (status === 'DORMANT') return random.between(370, 800);
  if (status === 'FORMER') return random.between(20, 800);
  return 0;
}

/** Days before `asOf` at which a customer of that status came. */
function drawTenure(random: Random, status: CustomerStatus): number {
  if (status === 'PROSPECT') return Math.round(random.quantile(PROSPECT_DAYS));
  const days = Math.round(random.quantile(TENURE_DAYS));
  return status === 'ACTIVE' ? days : days + LEAVERS_TENURE_DAYS;
}

function drawSegment(random: Random, { home, rank }: Place): Segment {
  if (home.isOrganisation) return random.chance(CORPORATE_SHARE) ? 'CORPORATE' : 'SME';
  return rank >= FIRST_CHILD ? 'RETAIL' : choose(random, PERSON_SEGMENTS).segment;
}

/** `original`: whom they look like, if anybody. */
export function drawCustomer(bank: Bank, place: Place, original: Description | null = null): Customer {
  const random = new Random(bank.plan.seed, STREAM.CUSTOMER, place.customer);
  const { isOrganisation } = place.home;
  const { status } = choose(random, STATUSES);
  const silence = drawSilence(random, status);
  const tenure = drawTenure(random, status);
  const joinedAt = drawTime(random, bank.asOf - tenure * DAY, OFFICE_HOURS);
  const segment = drawSegment(random, place);
  const own = isOrganisation
    ? describeOrganisation(random, place, segment)
    : describePerson(random, place, joinedAt);
  return {
    ...(original === null ? own : describeLookAlike(random, place, own, original)),
    number: place.customer,
    random,
    id: idAt(random, arrivalOf(bank.asOf, place.customer)),
    place,
    segment,
    status,
    preferredChannel: choose(random, PREFERENCES).channel,
    joinedAt,
    activeTo: silence === 0 ? bank.asOf : bank.asOf - silence * DAY + 12 * HOUR,
    deliveredBy: null,
  };
}

/** The team that looks after a segment; of the others nobody in particular does. */
const TEAM_OF_SEGMENT: Partial<Record<Segment, string>> = {
  PRIVATE: 'wealth-prague',
  SME: 'business-prague',
  CORPORATE: 'business-prague',
};
/** Of so many customers one works for the bank, if they are a person who holds something. */
const COLLEAGUE_EVERY = 200;
const FIRST_COLLEAGUE = 77;

/** Who looks after a customer: settled by what is drawn already, so that nothing else depends on it. */
function reachOf(
  bank: Bank,
  { number, kind, segment, status, place }: Customer,
): Pick<CustomerRow, 'businessUnit' | 'teamId' | 'isColleague'> {
  const team = bank.reference.teams.find(({ code }) => code === TEAM_OF_SEGMENT[segment]);
  return {
    businessUnit: place.home.country.code.toLowerCase(),
    teamId: team?.id ?? null,
    isColleague: number % COLLEAGUE_EVERY === FIRST_COLLEAGUE && kind === 'PERSON' && status === 'ACTIVE',
  };
}

/** The row, once the last contact is known (UTC milliseconds, null when there was none). */
export function customerRow(
  bank: Bank,
  customer: Customer,
  externalId: string,
  lastContact: number | null,
): CustomerRow {
  const { kind, givenName, familyName, organisationName, place } = customer;
  return {
    id: customer.id,
    kind,
    displayName: bank.conventions.displayName({ kind, givenName, familyName, organisationName }, externalId),
    givenName,
    familyName,
    organisationName,
    birthDate: customer.birthDate,
    segment: customer.segment,
    ...reachOf(bank, customer),
    status: customer.status,
    language: place.home.language,
    timeZone: place.home.country.timeZone,
    preferredChannel: customer.preferredChannel,
    lastContactAt: lastContact === null ? null : new Date(lastContact),
    createdAt: new Date(customer.joinedAt),
    updatedAt: new Date(Math.max(customer.joinedAt, lastContact ?? 0)),
  };
}
