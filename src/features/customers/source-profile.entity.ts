import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn, JsonColumn, KeyColumn } from '../../platform/db/columns';

@Entity('source_profiles')
export class SourceProfileEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn()
  customerId!: Id;

  @JsonColumn()
  delivered!: Record<string, unknown>;

  @InstantColumn()
  receivedAt!: Date;

  @JsonColumn({ nullable: true })
  saidEarlier!: Record<string, string> | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
