import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, EnumColumn, IdPrimaryColumn, JsonColumn } from '../../platform/db/columns';

@Entity('attribute_definitions')
export class AttributeDefinitionEntity {
  @IdPrimaryColumn()
  id!: Id;

  @EnumColumn()
  ownerType!: string;

  @CodeColumn(64)
  code!: string;

  @EnumColumn()
  type!: string;

  @JsonColumn()
  labels!: Record<string, string>;
}
