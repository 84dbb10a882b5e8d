import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('advocacy_asks')
export class AdvocacyAskEntity {
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

  @EnumColumn()
  kind!: string;

  @InstantColumn()
  askedAt!: Date;

  @IdColumn({ nullable: true })
  askedById!: Id | null;

  @EnumColumn()
  outcome!: string;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
