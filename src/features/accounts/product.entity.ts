import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, EnumColumn, IdPrimaryColumn, JsonColumn } from '../../platform/db/columns';

@Entity('products')
export class ProductEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @EnumColumn()
  kind!: string;

  @JsonColumn()
  names!: Record<string, string>;
}
