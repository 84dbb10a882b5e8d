import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn } from '../../platform/db/columns';

@Entity('referrals')
export class ReferralEntity {
  @IdPrimaryColumn()
  actId!: Id;

  @IdColumn({ nullable: true })
  referredProfileId!: Id | null;

  @IdColumn({ nullable: true })
  referredCustomerId!: Id | null;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  @InstantColumn({ nullable: true })
  wonAt!: Date | null;
}
