import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import { IdPrimaryColumn } from '../db/columns';

/** Each run of a process writes one chain of the audit trail. */
@Entity('audit_chains')
export class AuditChainEntity {
  @IdPrimaryColumn()
  id!: Id;
}
