import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  DateColumn,
  IdColumn,
  IdPrimaryColumn,
  InstantColumn,
  KeyColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('advocacy_plans')
export class AdvocacyPlanEntity {
  @IdPrimaryColumn()
  id!: Id;

  @IdColumn()
  sourceId!: Id;

  @KeyColumn(128)
  externalId!: string;

  @IdColumn({ nullable: true })
  sourceProfileId!: Id | null;

  @IdColumn({ nullable: true })
  customerId!: Id | null;

  @TextColumn(500)
  goal!: string;

  @DateColumn()
  startsOn!: string;

  @DateColumn()
  endsOn!: string;

  @IdColumn({ nullable: true })
  ownerId!: Id | null;

  @VersionColumn()
  version!: number;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;
}
