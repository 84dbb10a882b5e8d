import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  IdPrimaryColumn,
  IntegerColumn,
  TextColumn,
} from '../../platform/db/columns';

@Entity('surveys')
export class SurveyEntity {
  @IdPrimaryColumn()
  id!: Id;

  @CodeColumn(64)
  code!: string;

  @TextColumn(255)
  name!: string;

  @EnumColumn()
  metric!: string;

  @IntegerColumn()
  scaleMin!: number;

  @IntegerColumn()
  scaleMax!: number;
}
