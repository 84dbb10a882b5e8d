import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { AdvocacyStatusRow } from './advocacy-status.type';
import type { Stage } from './domain/stage';

/** A status as selected by `STATUS_COLUMNS`. */
export interface SelectedStatus {
  readonly statusStage: Stage;
  readonly statusScore: number;
  readonly statusIsVip: number;
  readonly statusSince: Date;
  readonly statusOwnerId: Id | null;
  readonly statusNominatedAt: Date | null;
  readonly statusNominatedById: Id | null;
  readonly statusVersion: number;
}

/** Columns of a status, of the table aliased `s`: none of them is called as one of a customer, beside whom it may stand. */
export const STATUS_COLUMNS = `s.stage AS statusStage, s.score AS statusScore, s.is_vip AS statusIsVip, s.since AS statusSince,
  s.owner_id AS statusOwnerId, s.nominated_at AS statusNominatedAt, s.nominated_by_id AS statusNominatedById,
  s.version AS statusVersion`;

/** What a statement selects that joins the status beside its customer; there is none where it was never worked out. */
export type SelectedBeside = SelectedStatus | Record<keyof SelectedStatus, null>;

/** Joins the status of the customers aliased `c`: it is derived, so that one who absorbed others has one, under their own id. */
export const STATUS_BESIDE_CUSTOMER = 'LEFT JOIN advocacy_statuses s ON s.customer_id = c.id';

/** Named one by one, as each customer of a worklist has one: what is left of a row without some columns is copied slowly. */
export function toStatusRow(selected: SelectedStatus, customerIds: CustomerIds): AdvocacyStatusRow {
  return {
    id: customerIds[0],
    stage: selected.statusStage,
    score: selected.statusScore,
    vip: selected.statusIsVip === 1,
    since: selected.statusSince,
    ownerId: selected.statusOwnerId,
    nominatedAt: selected.statusNominatedAt,
    nominatedById: selected.statusNominatedById,
    version: selected.statusVersion,
    customerIds,
  };
}
