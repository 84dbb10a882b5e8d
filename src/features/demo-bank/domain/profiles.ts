import type { Id } from '../../../kernel/id';
import type { Bank } from './bank';
import { DAY, HOUR } from './calendar';
import type { Customer } from './customer';
import { idBeside } from './ids';
import type { Facts, SourceKind } from './rows';
import { choose, weighted } from './weighted';

/** The systems that may know a customer beside core banking and the CRM. */
const THIRD_SOURCES = weighted<{ kind: SourceKind | null; share: number }>(
  [
    { kind: null, share: 65 },
    { kind: 'HELP_DESK', share: 16 },
    { kind: 'CHAT', share: 15 },
    { kind: 'SOCIAL', share: 4 },
  ],
  ({ share }) => share,
);

/** A system hears of a customer within so many days after the bank did. */
const LATEST_FIRST_DELIVERY = 20;
const OLDEST_LAST_DELIVERY = 30;

/** How the systems know a customer. */
export interface Profiles {
  /** The CRM's; of a customer whom the CRM has not heard of, that of the system that delivered them. */
  readonly main: Id;
  readonly mainSource: SourceKind;
  /** What the system of the main profile calls them. */
  readonly mainNumber: string;
  /** Null for prospects: they hold nothing yet. */
  readonly core: Id | null;
  readonly third: { readonly kind: SourceKind; readonly id: Id } | null;
}

/** `email`: the one that the source has of them. */
function deliveredBy(
  kind: SourceKind,
  customer: Customer,
  email: string | null,
): Record<string, string | null> {
  const { kind: type, givenName, familyName, organisationName, birthDate, segment, latinName } = customer;
  const fullName = organisationName ?? `${givenName ?? ''} ${familyName ?? ''}`;
  if (kind === 'CRM') return { kind: type, givenName, familyName, organisationName, birthDate, segment };
  if (kind === 'CORE_BANKING') {
    const clientType = type === 'PERSON' ? 'NATURAL' : 'LEGAL';
    return { name: latinName.replace('.', ' ').toUpperCase(), birthDate, clientType };
  }
  return kind === 'HELP_DESK' ? { requester: fullName, email } : { nickname: latinName };
}

export function emailOf({ kind, latinName, number, place }: Customer): string {
  if (kind === 'ORGANISATION') return `office@${latinName}-${String(number + 1)}.example.com`;
  const host = ['example.com', 'mail.example.net', 'post.example.org'][number % 3] ?? 'example.com';
  return `${latinName}${String(number + 1)}@${place.home.country.code.toLowerCase()}.${host}`;
}

function externalIdOf(kind: SourceKind, customer: Customer): string {
  const number = customer.number + 1;
  if (kind === 'CORE_BANKING') return String(20_000_000 + number);
  if (kind === 'CRM') return `C${String(number).padStart(7, '0')}`;
  return `${customer.latinName}.${String(number)}`;
}

function addProfile(
  bank: Bank,
  customer: Customer,
  kind: SourceKind,
  facts: Facts,
  email: string | null = emailOf(customer),
): Id {
  const { random, joinedAt } = customer;
  const createdAt = joinedAt + Math.floor(random.next() * LATEST_FIRST_DELIVERY * DAY);
  const receivedAt = Math.max(createdAt, bank.asOf - random.between(1, OLDEST_LAST_DELIVERY * 24) * HOUR);
  const id = idBeside(random, customer.id);
  facts.sourceProfiles.push({
    id,
    sourceId: bank.sourceId(kind),
    externalId: externalIdOf(kind, customer),
    customerId: customer.id,
    delivered: JSON.stringify(deliveredBy(kind, customer, email)),
    receivedAt: new Date(receivedAt),
    createdAt: new Date(createdAt),
    updatedAt: new Date(receivedAt),
  });
  return id;
}

/** Adds what each system knows of the customer. */
export function addProfiles(bank: Bank, customer: Customer, facts: Facts): Profiles {
  const main = addProfile(bank, customer, 'CRM', facts);
  const core = customer.status === 'PROSPECT' ? null : addProfile(bank, customer, 'CORE_BANKING', facts);
  const { kind } = choose(customer.random, THIRD_SOURCES);
  const third = kind === null ? null : { kind, id: addProfile(bank, customer, kind, facts) };
  return { main, mainSource: 'CRM', mainNumber: externalIdOf('CRM', customer), core, third };
}

/** Adds what the sources of a double know: no other system has heard of this record of them. */
export function addProfilesOfDouble(
  bank: Bank,
  customer: Customer,
  [source, second]: readonly [SourceKind, ...SourceKind[]],
  email: string | null,
  facts: Facts,
): Profiles {
  const main = addProfile(bank, customer, source, facts, email);
  const third =
    second === undefined ? null : { kind: second, id: addProfile(bank, customer, second, facts, email) };
  const mainNumber = externalIdOf(source, customer);
  return { main, mainSource: source, mainNumber, core: source === 'CORE_BANKING' ? main : null, third };
}

/** The profile by which a system's facts name the customer: its own, or else the main one, whose numbers all systems know. */
export function profileFor(profiles: Profiles, kind: SourceKind): Id {
  if (kind === 'CORE_BANKING' && profiles.core !== null) return profiles.core;
  return profiles.third?.kind === kind ? profiles.third.id : profiles.main;
}
