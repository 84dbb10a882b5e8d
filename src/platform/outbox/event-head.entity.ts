import { Entity, PrimaryColumn } from 'typeorm';
import { BigIntegerColumn } from '../db/columns';

/** One row: the position of the last event. Whoever puts events in order holds it, so that nobody else does. */
@Entity('event_heads')
export class EventHeadEntity {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  @BigIntegerColumn()
  position!: number;
}
