import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { CodeColumn, IdPrimaryColumn, TextColumn } from '../../platform/db/columns';

@Entity('queues')
export class QueueEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @TextColumn(255)
  name!: string;
}
