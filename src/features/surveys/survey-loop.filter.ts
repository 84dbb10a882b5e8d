import { condition } from '../../platform/db/condition';

/** Loops of a customer that are not closed. */
export const openLoops = {
  from: 'survey_loops l',
  customerColumn: 'l.customer_id',
  isOpen: condition('l.closed_at IS NULL'),
} as const;
