import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('relationships')
export class RelationshipEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn()
  sourceProfileId!: Id;

  @IdColumn()
  customerId!: Id;

  @IdColumn()
  relatedProfileId!: Id;

  @IdColumn()
  relatedCustomerId!: Id;

  @EnumColumn()
  kind!: string;

  @InstantColumn({ nullable: true })
  validFrom!: Date | null;

  @InstantColumn({ nullable: true })
  validTo!: Date | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
