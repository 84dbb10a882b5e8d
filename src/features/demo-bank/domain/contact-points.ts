import type { Id } from '../../../kernel/id';
import type { Bank } from './bank';
import type { Customer } from './customer';
import { idBeside } from './ids';
import { fixedNumber, mobileNumber } from './phone';
import { emailOf, type Profiles } from './profiles';
import { Random, STREAM } from './random';
import type { ContactPointType, Facts } from './rows';

/** Switchboards of employers: one for so many customers, and at least so many. */
const CUSTOMERS_PER_SWITCHBOARD = 20_000;
const FEWEST_SWITCHBOARDS = 3;
/** Above every customer's number, so that no household has a switchboard's line. */
const FIRST_SWITCHBOARD = 9_000_000;

const SHARE = {
  mobile: 0.96,
  formerMobile: 0.06,
  email: 0.84,
  employedAtSwitchboard: 0.03,
  confirmedByCore: 0.12,
  verified: 0.8,
  handle: 0.05,
  postal: 0.75,
} as const;

interface Draft {
  readonly profileId: Id;
  readonly type: ContactPointType;
  readonly value: string;
  readonly isPrimary?: boolean;
  readonly isVerified?: boolean;
  readonly validTo?: number;
}

/**
 * The switchboard at which the person of that number can be reached at work, if at any: of each country the first ones are those of
 * employers with very many customers among their people. It has a stream of its own, so that the most shared telephones of a
 * large bank can be found without drawing the bank.
 */
export function drawSwitchboard(bank: Bank, customer: number): number | null {
  const random = new Random(bank.plan.seed, STREAM.SWITCHBOARD, customer);
  if (!random.chance(SHARE.employedAtSwitchboard)) return null;
  const count = Math.max(FEWEST_SWITCHBOARDS, Math.ceil(bank.plan.customers / CUSTOMERS_PER_SWITCHBOARD));
  return Math.floor(random.next() * random.next() * count);
}

/** An earlier number: of one whom this bank does not have, so that nobody's present number is somebody's former one. */
function formerNumber(customer: Customer): string {
  return mobileNumber(customer.place.home.country, customer.number + FORMER_NUMBERS);
}

const FORMER_NUMBERS = 5_000_000;

function mobiles(customer: Customer, profiles: Profiles, random: Random, asOf: number): Draft[] {
  if (customer.kind === 'ORGANISATION' || !random.chance(SHARE.mobile)) return [];
  const mobile = mobileNumber(customer.place.home.country, customer.number);
  const drafts: Draft[] = [{ profileId: profiles.main, type: 'PHONE', value: mobile, isPrimary: true }];
  if (profiles.core !== null && random.chance(SHARE.confirmedByCore)) {
    drafts.push({
      profileId: profiles.core,
      type: 'PHONE',
      value: mobile.replaceAll(' ', ''),
      isVerified: true,
    });
  }
  if (random.chance(SHARE.formerMobile)) {
    const validTo = customer.joinedAt + Math.floor((asOf - customer.joinedAt) * random.next());
    drafts.push({
      profileId: profiles.main,
      type: 'PHONE',
      value: formerNumber(customer),
      isVerified: false,
      validTo,
    });
  }
  return drafts;
}

function drawContactPoints(bank: Bank, customer: Customer, profiles: Profiles): Draft[] {
  const { random, place, kind } = customer;
  const drafts = mobiles(customer, profiles, random, bank.asOf);
  const hasPrimary = drafts.length > 0;
  if (place.home.fixedLine !== null) {
    drafts.push({
      profileId: profiles.main,
      type: 'PHONE',
      value: place.home.fixedLine,
      isPrimary: !hasPrimary,
    });
  }
  const switchboard = kind === 'PERSON' ? drawSwitchboard(bank, customer.number) : null;
  if (switchboard !== null) {
    const value = fixedNumber(place.home.country, FIRST_SWITCHBOARD + switchboard);
    drafts.push({ profileId: profiles.main, type: 'PHONE', value, isVerified: false });
  }
  if (kind === 'ORGANISATION' || random.chance(SHARE.email)) {
    drafts.push({ profileId: profiles.main, type: 'EMAIL', value: emailOf(customer), isPrimary: true });
  }
  if (profiles.core !== null && random.chance(SHARE.postal)) {
    drafts.push({
      profileId: profiles.core,
      type: 'POSTAL',
      value: place.home.address,
      isPrimary: true,
      isVerified: true,
    });
  }
  if (profiles.third?.kind === 'SOCIAL' || random.chance(SHARE.handle)) {
    const type = profiles.third?.kind === 'SOCIAL' ? 'SOCIAL' : 'MESSENGER';
    const value = `@${customer.latinName}${String(customer.number + 1)}`;
    drafts.push({ profileId: profiles.third?.id ?? profiles.main, type, value });
  }
  return drafts;
}

/** Adds the ways to reach a customer: at most one of each type is primary. */
export function addContactPoints(bank: Bank, customer: Customer, profiles: Profiles, facts: Facts): void {
  const { random, joinedAt, place } = customer;
  for (const draft of drawContactPoints(bank, customer, profiles)) {
    const isVerified = draft.isVerified ?? random.chance(SHARE.verified);
    const validFrom = new Date(joinedAt);
    facts.contactPoints.push({
      id: idBeside(random, customer.id),
      sourceProfileId: draft.profileId,
      customerId: customer.id,
      type: draft.type,
      value: draft.value,
      valueKey: bank.conventions.contactKey(draft.type, draft.value, place.home.country.code),
      isVerified,
      isPrimary: draft.isPrimary ?? false,
      validFrom,
      validTo: draft.validTo === undefined ? null : new Date(draft.validTo),
      createdAt: validFrom,
      updatedAt: validFrom,
    });
  }
}
