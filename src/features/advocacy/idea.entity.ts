import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { EnumColumn, IdPrimaryColumn, InstantColumn, LongTextColumn } from '../../platform/db/columns';

@Entity('ideas')
export class IdeaEntity {
  @IdPrimaryColumn()
  actId!: Id;

  @LongTextColumn({ nullable: true })
  text!: string | null;

  @EnumColumn()
  state!: string;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @InstantColumn({ nullable: true })
  toldAt!: Date | null;
}
