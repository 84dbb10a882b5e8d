import type { Names } from './data/catalogue';

/** The text in the customer's language where the bank writes it, else in English. */
export function textIn(language: string, [en, cs, de]: Names): string {
  if (language === 'cs') return cs;
  return language === 'de' ? de : en;
}
