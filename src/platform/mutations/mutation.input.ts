import { Field, ID, InputType, Int } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';

export const LONGEST_KEY = 128;

/** What every input of a mutation has. */
@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description: `A key of your own, 1 to ${String(LONGEST_KEY)} characters, new for each thing to be done. Asking again with it within 24 hours does nothing anew and gives the first outcome, refusals too; with another input it is refused.`,
  })
  idempotencyKey?: string | null;
}

/** What every input has that changes something that is there. */
@InputType()
export abstract class UpdateInput extends MutationInput {
  @Field(() => ID, { description: 'What is to be changed.' })
  id!: GlobalId;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that you have seen: refused with CONFLICT when another has taken its place. Whatever is there when left out.',
  })
  expectedVersion?: number | null;
}

/**
 * The input of a mutation in which null takes something back, and is not what is left out: told apart from others under the same key by which
 * of its fields are null, too.
 */
export function withTakenBack<Input extends Pick<MutationInput, 'idempotencyKey'>>(
  input: Input,
  fields: readonly (keyof Input)[],
): Input & { readonly takenBack: readonly (keyof Input)[] } {
  return { ...input, takenBack: fields.filter((field) => input[field] === null) };
}
