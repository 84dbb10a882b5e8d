import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdColumn, IdPrimaryColumn, InstantColumn, TextColumn } from '../../platform/db/columns';

@Entity('referrals')
export class ReferralEntity {
  @IdPrimaryColumn()
  actId!: Id;

  /** Null of one that another system knows. */
  @CodeColumn(12, { nullable: true })
  code!: string | null;

  @IdColumn({ nullable: true })
  referredProfileId!: Id | null;

  @IdColumn({ nullable: true })
  referredCustomerId!: Id | null;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  @InstantColumn({ nullable: true })
  wonAt!: Date | null;

  @InstantColumn({ nullable: true })
  lostAt!: Date | null;

  @InstantColumn({ nullable: true })
  rewardedAt!: Date | null;

  @TextColumn(100, { nullable: true })
  reward!: string | null;
}
