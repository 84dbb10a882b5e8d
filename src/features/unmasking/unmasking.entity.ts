import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, InstantColumn, KeyColumn } from '../../platform/db/columns';

@Entity('unmaskings')
export class UnmaskingEntity {
  @IdPrimaryColumn()
  id!: Id;

  /** Of the viewer for whom it is. */
  @KeyColumn(128)
  subjectId!: string;

  @IdColumn()
  customerId!: Id;

  @InstantColumn()
  endsAt!: Date;
}
