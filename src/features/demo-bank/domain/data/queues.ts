import type { Desk } from './catalogue';

/** Where contacts wait, one for each desk. */
export const QUEUES: readonly { readonly code: string; readonly name: string; readonly desk: Desk }[] = [
  { code: 'care', name: 'Customer care', desk: 'CARE' },
  { code: 'cards', name: 'Cards and payments', desk: 'CARDS' },
  { code: 'loans', name: 'Loans and mortgages', desk: 'LOANS' },
  { code: 'wealth', name: 'Private banking', desk: 'WEALTH' },
  { code: 'business', name: 'Business banking', desk: 'BUSINESS' },
  { code: 'back-office', name: 'Back office', desk: 'BACK_OFFICE' },
];
