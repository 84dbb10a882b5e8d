import type { Bank } from './bank';
import { dateOtherwise } from './birth-differences';
import { DAY, drawTime } from './calendar';
import { OFFICE_HOURS, type Customer } from './customer';
import { CLOSENESS, type Closeness, type Kept } from './data/closeness';
import type { Description } from './description';
import { drawReach, type Reach } from './double-contacts';
import { arrivalOf, idAt } from './ids';
import { writeOtherwise, type Named, type WayToWrite, type Written } from './name-differences';
import { asciiOf } from './names';
import type { Place } from './neighbourhood';
import { Random, STREAM } from './random';
import type { Channel, SourceKind } from './rows';
import type { Difference } from './truth';
import { choose } from './weighted';

/** A customer who is the same person or firm as an earlier one, as another source delivered them. */
export interface Double {
  readonly customer: Customer;
  /** The systems that know them by this record, the one that delivered them first. */
  readonly sources: readonly [SourceKind, ...SourceKind[]];
  readonly reach: Reach;
  /** Of name and birth date. */
  readonly differences: readonly Difference[];
}

const SHARE = { inLatin: 0.5, alsoPlain: 0.25, secondSource: 0.2 } as const;
/** The last double is delivered so many days before the bank is seen. */
const LAST_DELIVERY = 30;
/** How people turn to the bank of whom that system alone knows. */
const CHANNEL_OF: Record<SourceKind, Channel> = {
  CRM: 'BRANCH',
  CORE_BANKING: 'PHONE',
  TELEPHONY: 'PHONE',
  HELP_DESK: 'EMAIL',
  CHAT: 'CHAT',
  SOCIAL: 'SOCIAL',
  SURVEY: 'EMAIL',
};

/** Only these hear of birth dates and addresses. */
function asksForPapers(source: SourceKind): boolean {
  return source === 'CRM' || source === 'CORE_BANKING';
}

function drawCloseness(random: Random, original: Reach): Closeness {
  const drawn = choose(random, CLOSENESS.ANY);
  return original.phone === null && original.email === null ? CLOSENESS.HARD : drawn;
}

/** Nobody tells a social network their telephone number. */
function drawSource(random: Random, { sources }: Closeness, original: Reach): SourceKind {
  const source = choose(random, sources);
  return source === 'SOCIAL' && original.email === null ? 'CHAT' : source;
}

/** What is wanted to lead to the double, as far as the source hears of it and the original has it: something does, unless it is hard. */
function wantedReach(
  drawn: Readonly<Record<keyof Reach, Kept>>,
  source: SourceKind,
  original: Reach,
): Readonly<Record<keyof Reach, Kept>> {
  const address = asksForPapers(source) ? drawn.address : 'NONE';
  const isKept = drawn.phone === 'SAME' || drawn.email === 'SAME';
  if (isKept && source === 'SOCIAL') return { phone: 'NONE', email: 'SAME', address };
  const isThere =
    (drawn.phone === 'SAME' && original.phone !== null) ||
    (drawn.email === 'SAME' && original.email !== null);
  if (!isKept || isThere) return { ...drawn, address };
  return original.phone === null
    ? { phone: 'NONE', email: 'SAME', address }
    : { phone: 'SAME', email: 'NONE', address };
}

function namedAs(original: Customer): Named {
  const { kind, sex, givenName, familyName, organisationName, latinName, place } = original;
  const { language, country } = place.home;
  const [given = '', family = ''] = latinName.split('.');
  const words =
    organisationName === null
      ? [
          { written: givenName ?? '', latin: given },
          { written: familyName ?? '', latin: family },
        ]
      : [{ written: organisationName, latin: latinName }];
  return { kind, sex, language, legalForms: country.legalForms, words };
}

/** What makes a difference where the first choice makes none. */
const MADE_UP_BY = ['NAME_TYPO', 'LATIN_LETTERS', 'NAMES_SWAPPED'] as const;

/** How the source writes the name. Core banking has capital letters without accents alone. */
function drawName(random: Random, closeness: Closeness, source: SourceKind, original: Customer): Written {
  const named = namedAs(original);
  const first = choose(random, closeness.names[original.kind]);
  const also: WayToWrite[] = [];
  if (source === 'CORE_BANKING') also.push('LATIN_LETTERS', 'NO_ACCENTS', 'UPPER_CASE');
  if (random.chance(SHARE.inLatin)) also.push('LATIN_LETTERS');
  if (random.chance(SHARE.alsoPlain)) also.push('NO_ACCENTS');
  const ways = closeness.isOtherwise ? [first, ...MADE_UP_BY] : [first];
  let written: Written = { named, differences: [] };
  for (const way of ways) {
    written = writeOtherwise(random, named, way === null ? also : [way, ...also]);
    if (way !== null && written.differences.includes(way)) break;
  }
  return written;
}

function describe(original: Customer, { words }: Named, birthDate: string | null): Description {
  const { kind, sex } = original;
  const [first, last] = words;
  const isFirm = kind === 'ORGANISATION';
  return {
    kind,
    sex,
    givenName: isFirm ? null : (first?.written ?? ''),
    familyName: isFirm ? null : (last?.written ?? ''),
    organisationName: isFirm ? (first?.written ?? '') : null,
    birthDate,
    latinName: isFirm ? asciiOf(first?.written ?? '') : words.map(({ latin }) => latin).join('.'),
  };
}

/** When the other source delivered them: after the bank knew the original. */
function drawDelivery(random: Random, { asOf }: Bank, { joinedAt }: Customer): number {
  const latest = asOf - LAST_DELIVERY * DAY;
  const time = joinedAt + Math.floor(Math.max(0, latest - joinedAt) * random.next());
  return Math.max(joinedAt, drawTime(random, time - (time % DAY), OFFICE_HOURS));
}

/** `reach`: how the original can be reached. */
export function drawDouble(bank: Bank, place: Place, original: Customer, known: Reach): Double {
  const random = new Random(bank.plan.seed, STREAM.DOUBLES, place.customer);
  const own = new Random(bank.plan.seed, STREAM.CUSTOMER, place.customer);
  const closeness = drawCloseness(random, known);
  const source = drawSource(random, closeness, known);
  const name = drawName(random, closeness, source, original);
  const way = choose(random, closeness.birthDates);
  const born = dateOtherwise(random, original.birthDate, asksForPapers(source) ? way : 'NO_BIRTH_DATE');
  const isPrivate = original.kind === 'PERSON' && !asksForPapers(source);
  const customer: Customer = {
    ...describe(original, name.named, born.birthDate),
    number: place.customer,
    random: own,
    id: idAt(own, arrivalOf(bank.asOf, place.customer)),
    place,
    segment: isPrivate ? 'RETAIL' : original.segment,
    status: source === 'CRM' ? 'PROSPECT' : 'ACTIVE',
    preferredChannel: CHANNEL_OF[source],
    joinedAt: drawDelivery(random, bank, original),
    activeTo: bank.asOf,
    deliveredBy: source,
  };
  const wanted = wantedReach(choose(random, closeness.reach), source, known);
  const others = (['HELP_DESK', 'CHAT'] as const).filter((other) => other !== source);
  return {
    customer,
    sources: random.chance(SHARE.secondSource) ? [source, random.pick(others)] : [source],
    reach: drawReach(random, customer, known, wanted),
    differences: [...name.differences, ...(born.difference === null ? [] : [born.difference])],
  };
}
