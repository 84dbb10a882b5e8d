import { Field, ObjectType, type ClassType } from 'type-graphql';
import type { Refusal } from '../../kernel/result';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { userErrorWith } from '../../platform/mutations/user-error';
import { AskObstacleEnum, type OwnObstacle } from './ask-budget.type';
import type { AskObstacle } from './domain/ask-budget';

/** Why a customer was not asked. */
export interface AskRefusal extends Refusal<'ASK_REFUSED'> {
  readonly obstacles: readonly (AskObstacle | OwnObstacle)[];
  /** As text, as it is kept under a key. */
  readonly nextAskAt: string | null;
}

/** Why nothing was done by a mutation that asks a customer for something. */
export type AskingRefusal = AskRefusal | ChangeRefusal;

const MOST_OBSTACLES = Object.keys(AskObstacleEnum).length;

/** What the type of refusals is made from, of mutations that ask or come to it; where they have further codes of their own. */
export function askErrorWith(noun: string, own: Readonly<Record<string, string>>): ClassType {
  const AskingError = userErrorWith(noun, {
    ...own,
    ASK_REFUSED: 'The customer is not to be asked for that now: `obstacles` says why.',
  });
  const fields: object = AskingError.prototype;
  Weighs({ listSize: { assumedSize: MOST_OBSTACLES } })(fields, 'obstacles', {});
  Field(() => [AskObstacleEnum], {
    nullable: true,
    description: `What is in the way, at most ${String(MOST_OBSTACLES)}; of ASK_REFUSED only.`,
  })(fields, 'obstacles');
  Field(() => DateTime, {
    nullable: true,
    description:
      'From when on they may be asked; of ASK_REFUSED only, null while nobody knows: the bank owes them something, or they do not allow it.',
  })(fields, 'nextAskAt');
  return AskingError;
}

@ObjectType({ simpleResolvers: true, description: 'Why nobody was asked.' })
export class AskError extends askErrorWith('Ask', {}) {}
