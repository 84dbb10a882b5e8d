import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { Node, type NodeName } from '../../platform/graphql/node';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Why a customer gets in touch: a node of the reason tree, at most five levels deep.',
})
export class ContactReason extends Node {
  @Field(() => ID, { description: 'Begins with `rea_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable.' })
  code!: string;
}

export interface ContactReasonRow extends ContactReason {
  /** Names of the ancestors and of the reason itself, from the root down. */
  readonly namesFromRoot: readonly LocalisedNames[];
}

export const contactReasonName: NodeName = { typeName: 'ContactReason', prefix: 'rea' };
