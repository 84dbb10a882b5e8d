import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  AmountColumn,
  DateColumn,
  FlagColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
} from '../../platform/db/columns';

@Entity('attribute_values')
export class AttributeValueEntity {
  @IdPrimaryColumn()
  ownerId!: Id;

  @IdPrimaryColumn()
  definitionId!: Id;

  @IdColumn()
  sourceId!: Id;

  @IdColumn({ nullable: true })
  sourceProfileId!: Id | null;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @KeyColumn(255, { nullable: true })
  textValue!: string | null;

  @AmountColumn({ nullable: true })
  numberValue!: string | null;

  @FlagColumn({ nullable: true })
  booleanValue!: boolean | null;

  @DateColumn({ nullable: true })
  dateValue!: string | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
