import type { PersonalKind } from './field-rights';

/** Stands for what is not shown, always as long: the length of a value would tell something of it. */
const HIDDEN = '•••';

/** `Jana Nováková` → `J••• N•••`. */
function maskName(name: string): string {
  return name
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}${HIDDEN}`)
    .join(' ');
}

/** `jana.nova@mail.example` → `j•••@•••.example`. */
function maskEmail(address: string): string {
  const [user = '', domain = ''] = address.split('@');
  const ending = /\.[a-z]{2,}$/i.exec(domain)?.[0] ?? '';
  return `${[...user][0] ?? ''}${HIDDEN}@${HIDDEN}${ending}`;
}

/** The last two digits, where there are enough others: `+420601234567` → `•••67`. */
function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 4 ? HIDDEN : `${HIDDEN}${digits.slice(-2)}`;
}

/** By its form: an e-mail address, a number; of an address or a handle nothing is left. */
function maskContact(value: string): string {
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return maskEmail(value);
  return /^\+?[\d\s()/.-]+$/.test(value) ? maskNumber(value) : HIDDEN;
}

/** `1980-05-17` → `1980-••-••`. */
function maskDay(day: string): string {
  return `${day.slice(0, 4)}-••-••`;
}

const MASKS: Readonly<Record<PersonalKind, (value: string) => string>> = {
  NAME: maskName,
  STAFF_NAME: maskName,
  CONTACT: maskContact,
  BIRTH_DATE: maskDay,
  ACCOUNT_NUMBER: maskNumber,
  FREE_TEXT: () => HIDDEN,
  SOURCE_KEY: () => HIDDEN,
  ATTRIBUTE: () => HIDDEN,
  MONEY: () => HIDDEN,
};

/** What is shown in place of a value: nothing (null) of what is no text. */
export function mask(kind: PersonalKind, value: unknown): string | null {
  return typeof value === 'string' ? MASKS[kind](value) : null;
}
