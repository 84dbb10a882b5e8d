import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdPrimaryColumn, IntegerColumn, LongTextColumn, TextColumn } from '../../platform/db/columns';

@Entity('reviews')
export class ReviewEntity {
  @IdPrimaryColumn()
  actId!: Id;

  @TextColumn(64)
  platform!: string;

  @IntegerColumn()
  rating!: number;

  @IntegerColumn()
  scaleMin!: number;

  @IntegerColumn()
  scaleMax!: number;

  @IntegerColumn({ nullable: true })
  reach!: number | null;

  @LongTextColumn({ nullable: true })
  text!: string | null;
}
