import { toGlobalId } from '../../../kernel/global-id';
import type { Id } from '../../../kernel/id';

/** How the records of two customers differ: as the second is beside the first. */
export const DIFFERENCES = [
  'NAME_TYPO',
  'NO_ACCENTS',
  'LATIN_LETTERS',
  'UPPER_CASE',
  'NICKNAME',
  'INITIAL',
  'NAMES_SWAPPED',
  'OTHER_GIVEN_NAME',
  'OTHER_FAMILY_NAME',
  'NO_LEGAL_FORM',
  'NO_BIRTH_DATE',
  'DAY_AND_MONTH_SWAPPED',
  'BIRTH_DATE_TYPO',
  'OTHER_BIRTH_DATE',
  'PHONE_NOTATION',
  'OTHER_PHONE',
  'NO_PHONE',
  'OTHER_EMAIL',
  'NO_EMAIL',
  'OTHER_ADDRESS',
  'NO_ADDRESS',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * What is true of two customers that no column of theirs says: whether they are the same person or firm, or only look alike.
 * Customers of whom there is no such row are different ones.
 */
export interface DoubleRow {
  /** The one who was there first. Who exists three times is the first of two rows. */
  readonly customerId: Id;
  readonly doubleId: Id;
  readonly relation: 'SAME' | 'LOOK_ALIKE';
  readonly differences: readonly Difference[];
}

const CUSTOMER_PREFIX = 'cus';

/** The truth as a CSV file: customers by their ids in the graph, differences with spaces between. */
export function csvOfDoubles(rows: readonly DoubleRow[]): string {
  const lines = rows.map(({ customerId, doubleId, relation, differences }) => {
    const ids = [customerId, doubleId].map((id) => toGlobalId(CUSTOMER_PREFIX, id));
    return [...ids, relation, differences.join(' ')].join(',');
  });
  return ['customer_id,double_id,relation,differences', ...lines, ''].join('\n');
}
