import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { allOf, type Columns } from '../../platform/db/row-part';
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

/** Of the table aliased `s`: none of them is called as one of a customer, beside whom it may stand. */
export const COLUMNS_OF_STATUS: Columns<SelectedStatus> = {
  statusStage: 's.stage',
  statusScore: 's.score',
  statusIsVip: 's.is_vip',
  statusSince: 's.since',
  statusOwnerId: 's.owner_id',
  statusNominatedAt: 's.nominated_at',
  statusNominatedById: 's.nominated_by_id',
  statusVersion: 's.version',
};

export const STATUS_COLUMNS = allOf(COLUMNS_OF_STATUS);

/** What each field of a status reads of it; those that show what is found by the customer's ids read nothing else. */
export const STATUS_READ_BY: Readonly<Record<string, readonly (keyof SelectedStatus)[]>> = {
  stage: ['statusStage'],
  score: ['statusScore'],
  vip: ['statusIsVip'],
  since: ['statusSince'],
  owner: ['statusOwnerId'],
  nominatedAt: ['statusNominatedAt'],
  nominatedBy: ['statusNominatedById'],
  version: ['statusVersion'],
  ...{
    id: [],
    customer: [],
    evidence: [],
    history: [],
    vipMembership: [],
    plan: [],
    asks: [],
    askBudget: [],
  },
};

/** What a statement selects that joins the status beside its customer; there is none where it was never worked out. */
export type SelectedBeside = SelectedStatus | Record<keyof SelectedStatus, null>;

/** Joins the status of the customers aliased `c`: it is derived, so that one who absorbed others has one, under their own id. */
export const STATUS_BESIDE_CUSTOMER = 'LEFT JOIN advocacy_statuses s ON s.customer_id = c.id';

/** Named one by one: what is left of a row without some columns is copied slowly. */
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

/** A status as it was selected beside a customer: each one of a worklist has it, and as much of it as is shown was read. */
export class StatusBesideCustomer implements AdvocacyStatusRow {
  constructor(
    private readonly selected: SelectedStatus,
    readonly customerIds: CustomerIds,
  ) {}

  get id(): Id {
    return this.customerIds[0];
  }

  get stage(): Stage {
    return this.selected.statusStage;
  }

  get score(): number {
    return this.selected.statusScore;
  }

  get vip(): boolean {
    return this.selected.statusIsVip === 1;
  }

  get since(): Date {
    return this.selected.statusSince;
  }

  get ownerId(): Id | null {
    return this.selected.statusOwnerId;
  }

  get nominatedAt(): Date | null {
    return this.selected.statusNominatedAt;
  }

  get nominatedById(): Id | null {
    return this.selected.statusNominatedById;
  }

  get version(): number {
    return this.selected.statusVersion;
  }
}
