import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdColumn, IdPrimaryColumn, JsonColumn } from '../../platform/db/columns';

@Entity('contact_reasons')
export class ContactReasonEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @IdColumn({ nullable: true })
  parentId!: Id | null;

  @JsonColumn()
  names!: Record<string, string>;
}
