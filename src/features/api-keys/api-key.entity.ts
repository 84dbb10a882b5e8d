import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  CodeColumn,
  DateColumn,
  HashColumn,
  IdPrimaryColumn,
  InstantColumn,
  JsonColumn,
  KeyColumn,
} from '../../platform/db/columns';

@Entity('api_keys')
export class ApiKeyEntity {
  @IdPrimaryColumn()
  id!: Id;

  @KeyColumn(128)
  holder!: string;

  @CodeColumn(64)
  sourceCode!: string;

  @JsonColumn()
  scopes!: string[];

  @HashColumn()
  secretHash!: string;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn({ nullable: true })
  expiresAt!: Date | null;

  @InstantColumn({ nullable: true })
  revokedAt!: Date | null;

  @DateColumn({ nullable: true })
  lastUsedOn!: string | null;
}
