import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { defineEnum } from '../../platform/graphql/enum';
import { MoneyInput } from '../../platform/graphql/money.input';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput, UpdateInput } from '../../platform/mutations/mutation.input';
import { defineMoveError } from '../../platform/mutations/user-error';
import { DueWithinInput } from '../calendars/due.input';
import { Channel } from '../channels/channel.type';
import { LONGEST_LINE, type CaseRefusal } from './case-refusal';
import { Case, CaseKind, CasePriority, type CaseRow } from './case.type';
import type { CaseMove } from './domain/case-moves';

@InputType({ description: 'A matter to settle.' })
export class OpenCaseInput extends MutationInput {
  @Field(() => ID, { description: 'Whose it is.' })
  customer!: GlobalId;

  @Field(() => CaseKind, { description: 'What kind of matter it is.' })
  kind!: CaseKind;

  @Field(() => String, { description: `The matter in one line: 1 to ${String(LONGEST_LINE)} characters.` })
  subject!: string;

  @Field(() => CasePriority, {
    nullable: true,
    description: 'How soon it wants attention; NORMAL when left out.',
  })
  priority?: CasePriority | null;

  @Field(() => Channel, { nullable: true, description: 'The channel that it came by.' })
  channel?: Channel | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'By when it is to be settled. It lies ahead, by ten years at most. This or `dueWithin`; no date is set when both are left out.',
  })
  dueAt?: Date | null;

  @Field(() => DueWithinInput, {
    nullable: true,
    description: 'Within which time it is to be settled; kept as the moment that this comes to.',
  })
  dueWithin?: DueWithinInput | null;

  @Field(() => ID, { nullable: true, description: 'Who settles it; nobody has it yet when left out.' })
  owner?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'What it is about.' })
  reason?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The product that it is about.' })
  product?: GlobalId | null;

  @Field(() => ID, { nullable: true, description: 'The contact in which it came up, of the same customer.' })
  interaction?: GlobalId | null;
}

@InputType({ description: 'A case to give to somebody.' })
export class AssignCaseInput extends UpdateInput {
  @Field(() => ID, { description: 'Who is to settle it.' })
  owner!: GlobalId;
}

@InputType({ description: 'A case that waits for the customer or a third party.' })
export class PauseCaseInput extends UpdateInput {}

@InputType({ description: 'A case that waits no more.' })
export class ResumeCaseInput extends UpdateInput {}

@InputType({ description: 'A case that is settled.' })
export class ResolveCaseInput extends UpdateInput {
  @Field(() => String, {
    nullable: true,
    description: `What lay behind it: 1 to ${String(LONGEST_LINE)} characters. As it was before when left out.`,
  })
  rootCause?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What the bank gives to make good in all, 0 or more. As it was before when left out.',
  })
  redress?: MoneyInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the customer was told what came of it; not before it was opened. Not told yet when left out.',
  })
  toldAt?: Date | null;

  @Field(() => Channel, { nullable: true, description: 'How the customer was told; goes with `toldAt`.' })
  toldHow?: Channel | null;
}

@InputType({ description: 'A resolved case that the customer objects to.' })
export class ReopenCaseInput extends UpdateInput {}

@InputType({ description: 'A resolved case that is over.' })
export class CloseCaseInput extends UpdateInput {}

const CaseMoveEnum = defineEnum<CaseMove>('CaseMove', 'What can be done to a case.', {
  ASSIGN: 'Give it to somebody: `assignCase`.',
  PAUSE: 'Let it wait for the customer or a third party: `pauseCase`.',
  RESUME: 'Go on with it after it waited: `resumeCase`.',
  RESOLVE: 'Settle it: `resolveCase`.',
  REOPEN: 'Open it again, because the customer objects: `reopenCase`.',
  CLOSE: 'Close it for good: `closeCase`.',
});

const CaseError = defineMoveError('Case', CaseMoveEnum);

@ObjectType({ simpleResolvers: true })
export abstract class CasePayload {
  @Field(() => Case, { nullable: true, description: 'The case as it is now; null when refused.' })
  case!: CaseRow | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [CaseError], { description: 'Why nothing was done, at most 1; empty when it was.' })
  userErrors!: readonly CaseRefusal[];
}

@ObjectType({ simpleResolvers: true, description: 'The case that was opened.' })
export class OpenCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that was given to somebody.' })
export class AssignCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that waits.' })
export class PauseCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that goes on.' })
export class ResumeCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that was settled.' })
export class ResolveCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that was opened again.' })
export class ReopenCasePayload extends CasePayload {}

@ObjectType({ simpleResolvers: true, description: 'The case that was closed.' })
export class CloseCasePayload extends CasePayload {}
