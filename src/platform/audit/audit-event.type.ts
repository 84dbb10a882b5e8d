import { Field, ID, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { connectionType } from '../graphql/connection';
import { Node, type NodeName } from '../graphql/node';
import { DateTime } from '../graphql/scalars';

/** Ids shown of one event. The largest answer that may be asked for holds some thousands. */
export const SUBJECTS_CAP = 1000;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that must be answered for: who read or did what, of whom, and why.',
})
export class AuditEvent extends Node {
  @Field(() => ID, { description: 'Begins with `aud_`. Auditors alone can fetch it again.' })
  override id!: Id;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { description: 'What was done, such as `customer:read`, `customer:unmask`.' })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The stable name of the user or key who did it; null for the server itself.',
  })
  by!: string | null;

  @Field(() => [String], { description: 'The roles that they had, at most 7.' })
  roles!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The name of the operation, where it has one.' })
  operation!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in their own words, where they said so.' })
  reason!: string | null;

  @Field(() => [ID], {
    description: `Of whom: ids of customers, and of accounts, keys and events that were asked for by themselves; empty where a question by personal data was shown nobody; at most ${String(SUBJECTS_CAP)}.`,
  })
  subjects!: readonly GlobalId[];
}

export const AuditEventConnection = connectionType('AuditEvent', () => AuditEvent);

export const auditEventName: NodeName = { typeName: 'AuditEvent', prefix: 'aud' };
