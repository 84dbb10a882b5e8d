import { Entity } from 'typeorm';
import type { Id } from '../../kernel/id';
import {
  EnumColumn,
  IdPrimaryColumn,
  InstantColumn,
  InstantPrimaryColumn,
  IntegerColumn,
} from '../../platform/db/columns';

/** What follows from contacts, and can be made of them again: docs/adr/0018-chains-of-contacts.md. */
@Entity('contact_chains')
export class ContactChainEntity {
  @IdPrimaryColumn()
  customerId!: Id;

  @IdPrimaryColumn()
  topicId!: Id;

  @InstantPrimaryColumn()
  startedAt!: Date;

  @InstantColumn()
  lastContactAt!: Date;

  @IntegerColumn()
  contacts!: number;

  @EnumColumn()
  settlement!: string;
}
