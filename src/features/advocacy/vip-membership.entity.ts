import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn, JsonColumn, KeyColumn } from '../../platform/db/columns';

@Entity('vip_memberships')
export class VipMembershipEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn({ nullable: true })
  sourceProfileId!: Id | null;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @InstantColumn()
  validFrom!: Date;

  @InstantColumn({ nullable: true })
  validTo!: Date | null;

  /** Null of one of which nobody has said. */
  @JsonColumn({ nullable: true })
  benefits!: unknown;

  @IdColumn({ nullable: true })
  enrolledById!: Id | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
