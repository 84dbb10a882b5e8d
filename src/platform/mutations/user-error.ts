import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { defineEnum, type EnumValues } from '../graphql/enum';
import { Weighs } from '../graphql/weight';
import type { ChangeRefusal } from './refusal';

const CODES = {
  INVALID: 'A value that may not be; the message says what may.',
  NOT_FOUND: 'There is no such thing, or none for you to see.',
} as const;

/** Of what has a version that may be expected. */
export const CONFLICT = {
  CONFLICT: 'Somebody else has changed it meanwhile; `currentVersion` says to what.',
} as const;

export const ILLEGAL_MOVE = {
  ILLEGAL_MOVE: 'That cannot be done to what stands so; `allowedMoves` says what can.',
} as const;

/** What the GraphQL type of a refusal shows. */
type Shown<Move extends string> = Pick<
  ChangeRefusal<Move>,
  'code' | 'field' | 'message' | 'currentVersion' | 'allowedMoves'
>;

/** What the type of refusals about one kind of things is made from, where they have codes of their own. */
export function userErrorWith(noun: string, own: Readonly<Record<string, string>>): ClassType {
  const Code = defineEnum(`${noun}ErrorCode`, 'Why nothing was done.', { ...CODES, ...own });

  @ObjectType({ simpleResolvers: true })
  abstract class UserError {
    @Field(() => Code, { description: 'To decide by.' })
    code!: ChangeRefusal['code'];

    @Field(() => String, { description: 'The field of the input that it is about.' })
    field!: string;

    @Field(() => String, { description: 'To be shown to people.' })
    message!: string;
  }
  if ('CONFLICT' in own) {
    const description = 'The version that it has now; of CONFLICT only.';
    Field(() => Int, { nullable: true, description })(UserError.prototype as object, 'currentVersion');
  }
  return UserError as ClassType;
}

/** The GraphQL type of refusals about one kind of things, `CustomerError`, and the enum of its codes; `own`: those that not all have. */
export function defineUserError(
  noun: string,
  own: Readonly<Record<string, string>> = CONFLICT,
): ClassType<Shown<never>> {
  @ObjectType(`${noun}Error`, { simpleResolvers: true, description: 'Why nothing was done.' })
  class PlainError extends userErrorWith(noun, own) {}
  return PlainError as ClassType<Shown<never>>;
}

/** The same of things with a state machine: it names the moves that are allowed. */
export function defineMoveError<Move extends string>(
  noun: string,
  moves: EnumValues<Move>,
): ClassType<Shown<Move>> {
  const most = Object.keys(moves).length;

  @ObjectType(`${noun}Error`, { simpleResolvers: true, description: 'Why nothing was done.' })
  class MoveError extends userErrorWith(noun, { ...CONFLICT, ...ILLEGAL_MOVE }) {
    @Weighs({ listSize: { assumedSize: most } })
    @Field(() => [moves], {
      nullable: true,
      description: `What may be done to it, at most ${String(most)}; of ILLEGAL_MOVE only.`,
    })
    allowedMoves?: readonly Move[] | null;
  }
  return MoveError as unknown as ClassType<Shown<Move>>;
}
