import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { DateTime, TimeZone } from '../../platform/graphql/scalars';

export const SourceKind = defineEnum('SourceKind', 'What kind of system a source is.', {
  CRM: 'Customer relationship management.',
  CORE_BANKING: 'The bank’s ledger of accounts and holders.',
  TELEPHONY: 'Telephone exchange, IVR and call centre.',
  HELP_DESK: 'Tickets and cases.',
  CHAT: 'Chat and messengers.',
  SOCIAL: 'Public social platforms.',
  SURVEY: 'Survey tool.',
});
export type SourceKind = keyof typeof SourceKind;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A system that delivers what it knows of customers.',
})
export class SourceSystem extends Node {
  @Field(() => ID, { description: 'Begins with `src_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable: what imports and integrations call it.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => SourceKind, { description: 'What kind of system it is.' })
  kind!: SourceKind;

  @Field(() => Int, {
    description: 'How far its values are trusted against those of other sources: 1 is the most.',
  })
  trustRank!: number;

  @Field(() => TimeZone, { description: 'The zone that its local times are in.' })
  timeZone!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it last delivered, be it nothing new; null when it never has.',
  })
  lastSyncedAt!: Date | null;
}

export const sourceSystemName: NodeName = { typeName: 'SourceSystem', prefix: 'src' };
