const PLACES = 4;

/** An amount as the tables have it: with all four places, no zeros before it, and one zero: `-0.5` is `-0.5000`, `-00` is `0.0000`. */
export function exactAmount(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const amount = `${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(PLACES, '0')}`;
  return text.startsWith('-') && /[1-9]/.test(amount) ? `-${amount}` : amount;
}
