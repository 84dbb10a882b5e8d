import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdColumn, IdPrimaryColumn, KeyColumn, TextColumn } from '../../platform/db/columns';

@Entity('agents')
export class AgentEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @TextColumn(255)
  name!: string;

  @IdColumn({ nullable: true })
  teamId!: Id | null;
}
