import { compare, type Comparison } from '../../platform/db/comparison';
import { all, condition } from '../../platform/db/condition';
import type { Fragment } from '../../platform/db/keyset';
import type { CaseStatus } from './case.type';

/** What the table's own `is_open` says of each status. */
const IS_OPEN: Readonly<Record<CaseStatus, boolean>> = {
  NEW: true,
  OPEN: true,
  WAITING: true,
  RESOLVED: false,
  CLOSED: false,
};

/** True of a case that is neither resolved nor closed; indexes have the open ones of everybody and of each customer. */
export const caseIsOpen: Fragment = condition('k.is_open = 1');
const caseIsDone = condition('k.is_open = 0');

/**
 * The condition that the status of a case compares so. Where only open ones can be meant, or only others, it says so too: the open
 * ones are few among all, and an index knows them by that.
 */
export function compareStatus(comparison: Comparison<CaseStatus>): Fragment {
  const { eq, in: among, notIn } = comparison;
  const meant = Object.entries(IS_OPEN).filter(
    ([status]) =>
      (eq == null || eq === status) &&
      (among == null || among.some((one) => one === status)) &&
      !(notIn ?? []).some((one) => one === status),
  );
  const compared = compare('k.status', comparison);
  if (meant.length === 0) return compared;
  if (meant.every(([, isOpen]) => isOpen)) return all([caseIsOpen, compared]);
  return meant.some(([, isOpen]) => isOpen) ? compared : all([caseIsDone, compared]);
}
