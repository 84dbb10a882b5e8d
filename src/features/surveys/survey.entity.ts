import { Entity, VersionColumn } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  EnumColumn,
  IdPrimaryColumn,
  IntegerColumn,
  JsonColumn,
  ShareColumn,
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

  @EnumColumn({ nullable: true })
  triggerKind!: string | null;

  @ShareColumn({ nullable: true })
  samplingShare!: string | null;

  @IntegerColumn({ nullable: true })
  coolDownDays!: number | null;

  @JsonColumn()
  questions!: Record<string, string>;

  @VersionColumn()
  version!: number;
}
