/** Digits and letters that nobody mistakes for one another, read aloud or written by hand (Crockford’s base 32). */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: of a million codes somebody who guesses a thousand a second finds one in two weeks, if nobody stops them. */
const RANDOM_SYMBOLS = 10;
const PARTS = [0, 4, 8] as const;

/** Luhn’s check over the symbols: one that is wrong, and two neighbours that changed places, are noticed, but for a first and a last symbol. */
function checkSymbol(symbols: string): string {
  const sum = [...symbols].reverse().reduce((total, symbol, place) => {
    const value = SYMBOLS.indexOf(symbol) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / SYMBOLS.length) + (value % SYMBOLS.length);
  }, 0);
  return SYMBOLS.charAt((SYMBOLS.length - (sum % SYMBOLS.length)) % SYMBOLS.length);
}

/** A code as it is kept, made of random bytes, of which it takes five bits each. */
export function referralCode(bytes: Uint8Array): string {
  if (bytes.length < RANDOM_SYMBOLS) throw new Error('A code takes more random bytes.');
  const symbols = [...bytes.slice(0, RANDOM_SYMBOLS)].map((byte) => SYMBOLS.charAt(byte % SYMBOLS.length));
  const code = symbols.join('');
  return code + checkSymbol(code);
}

/** As people see it: `K7QF-2M9X-5TA`. */
export function shownCode(code: string): string {
  return PARTS.map((start) => code.slice(start, start + 4)).join('-');
}

/** What somebody typed, as it is kept; null when it can be no code. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const isWhole = code.length === RANDOM_SYMBOLS + 1 && [...code].every((symbol) => SYMBOLS.includes(symbol));
  return isWhole && checkSymbol(code.slice(0, -1)) === code.slice(-1) ? code : null;
}
