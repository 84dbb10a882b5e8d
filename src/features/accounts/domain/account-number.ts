const SHOWN_DIGITS = 4;

/** An account number as it is stored and looked up: letters and digits only, in upper case. */
export function normaliseAccountNumber(number: string): string {
  return number.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/**
 * A normalised account number as it is shown: its last four characters behind dots (`••••3210`), and of a number of eight
 * characters or fewer only every character beyond the first half, so that a short number is not given away whole.
 */
export function maskAccountNumber(number: string): string {
  const shown = Math.min(SHOWN_DIGITS, Math.floor(number.length / 2));
  return `••••${shown === 0 ? '' : number.slice(-shown)}`;
}
