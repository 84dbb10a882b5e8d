import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { DateTime } from '../../platform/graphql/scalars';
import type { KeyScope } from '../../platform/identity/viewer';

export const KeyScopeEnum = defineEnum<KeyScope>('KeyScope', 'What a key may be used for.', {
  READ: 'Customers of the partner’s own source, and their facts.',
  FIND: 'Looking for them by what they are called or reached by, and reading the facts of those who are found.',
  STATISTICS: 'Counting and measuring their facts.',
  WRITE: 'Delivering customers and facts of the partner’s own source, and reading them again.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'A key by which a partner is known. The key itself is shown once, when it is made.',
})
export class ApiKey {
  @Field(() => ID, { description: 'Begins with `key_`.' })
  id!: string;

  @Field(() => String, { description: 'Who has it.' })
  holder!: string;

  @Field(() => String, { description: 'Code of the source whose customers it reaches.' })
  source!: string;

  @Field(() => [KeyScopeEnum], { description: 'What it may be used for; at most 4.' })
  scopes!: readonly KeyScope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it stops working; null for never.' })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null when it was not.' })
  revokedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day (UTC, `YYYY-MM-DD`) on which it was last used; null before the first time.',
  })
  lastUsedOn!: string | null;
}

export interface ApiKeyRow {
  readonly id: Id;
  readonly holder: string;
  readonly sourceCode: string;
  readonly scopes: readonly KeyScope[];
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedOn: string | null;
}

/** A key as the graph shows it: never its digest. */
export function shownKey({
  id,
  holder,
  sourceCode,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedOn,
}: ApiKeyRow): ApiKey {
  return { id: `key_${id}`, holder, source: sourceCode, scopes, createdAt, expiresAt, revokedAt, lastUsedOn };
}
