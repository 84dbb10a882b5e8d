/** An amount as an exact decimal with two places. Good up to ninety thousand billion. */
export function decimalOf(amount: number): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const sign = amount < 0 && cents > 0 ? '-' : '';
  return `${sign}${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}
