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

/** Whether all cases that compare so are open (true) or none is (false); null where both may be meant. */
export function opennessOf({ eq, in: among, notIn }: Comparison<CaseStatus>): boolean | null {
  const meant = Object.entries(IS_OPEN).filter(
    ([status]) =>
      (eq == null || eq === status) &&
      (among == null || among.some((one) => one === status)) &&
      !(notIn ?? []).some((one) => one === status),
  );
  const [[, first] = ['', false], ...others] = meant;
  return meant.length > 0 && others.every(([, isOpen]) => isOpen === first) ? first : null;
}

/**
 * The condition that the status of a case compares so. Where only open ones can be meant, or only others, it says so too: the open
 * ones are few among all, and an index knows them by that.
 */
export function compareStatus(comparison: Comparison<CaseStatus>): Fragment {
  const compared = compare('k.status', comparison);
  const areOpen = opennessOf(comparison);
  return areOpen === null ? compared : all([areOpen ? caseIsOpen : caseIsDone, compared]);
}
