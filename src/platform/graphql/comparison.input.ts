import type { GraphQLScalarType } from 'graphql';
import { Field, ID, InputType, Int, type ClassType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Comparison } from '../db/comparison';
import { CalendarDay, CurrencyCode, DateTime, Decimal, LanguageTag } from './scalars';

const EQ = 'Is this value.';
const IN = 'Is one of these values; an empty list matches nothing.';
const NOT_IN = 'Is known and is none of these values.';
const IS_NULL = 'Whether the value is not known.';

/** Declares `<name>Filter`: the comparisons of an enum. */
export function enumFilter<Value extends string>(name: string, values: object): ClassType<Comparison<Value>> {
  @InputType(`${name}Filter`, {
    description: `Compares values of type ${name}. All that is given must hold.`,
  })
  class EnumFilter {
    @Field(() => values, { nullable: true, description: EQ })
    eq?: Value | null;

    @Field(() => [values], { nullable: true, description: IN })
    in?: Value[] | null;

    @Field(() => [values], { nullable: true, description: NOT_IN })
    notIn?: Value[] | null;

    @Field(() => Boolean, { nullable: true, description: IS_NULL })
    isNull?: boolean | null;
  }
  return EnumFilter;
}

@InputType({ description: 'Compares a moment. All that is given must hold.' })
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true, description: EQ })
  eq?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Is later.' })
  gt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Is later, or the same.' })
  gte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Is earlier.' })
  lt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Is earlier, or the same.' })
  lte?: Date | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({ description: 'Compares a yes or no. All that is given must hold.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: EQ })
  eq?: boolean | null;
}

@InputType({ description: 'Compares a whole number. All that is given must hold.' })
export class IntFilter {
  @Field(() => Int, { nullable: true, description: EQ })
  eq?: number | null;

  @Field(() => [Int], { nullable: true, description: IN })
  in?: number[] | null;

  @Field(() => [Int], { nullable: true, description: NOT_IN })
  notIn?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'Is greater.' })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is greater, or the same.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is smaller.' })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Is smaller, or the same.' })
  lte?: number | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Declares `<scalar>Filter`: the comparisons of a code, which is written in one way only. */
function codeFilter(scalar: GraphQLScalarType): ClassType<Comparison<string>> {
  @InputType(`${scalar.name}Filter`, {
    description: `Compares values of type ${scalar.name}, letter by letter. All that is given must hold.`,
  })
  class CodeFilter {
    @Field(() => scalar, { nullable: true, description: EQ })
    eq?: string | null;

    @Field(() => [scalar], { nullable: true, description: IN })
    in?: string[] | null;

    @Field(() => [scalar], { nullable: true, description: NOT_IN })
    notIn?: string[] | null;

    @Field(() => Boolean, { nullable: true, description: IS_NULL })
    isNull?: boolean | null;
  }
  return CodeFilter;
}

export const LanguageTagFilter = codeFilter(LanguageTag);
export const CurrencyCodeFilter = codeFilter(CurrencyCode);

/** What any text is compared by. */
@InputType()
abstract class TextComparison {
  @Field(() => String, { nullable: true, description: EQ })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: IN })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: NOT_IN })
  notIn?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Begins with this text.' })
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({
  description: 'Compares a text, without regard to case and accents. All that is given must hold.',
})
export class StringFilter extends TextComparison {}

@InputType({
  description:
    'Compares a text letter by letter, with regard to case and accents. All that is given must hold.',
})
export class ExactTextFilter extends TextComparison {}

@InputType({
  description:
    'Compares a text of one customer’s list, without regard to case and accents. All that is given must hold.',
})
export class TextFilter extends StringFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Has this text somewhere in it. Only where one customer’s rows are looked through.',
  })
  contains?: string | null;
}

@InputType({ description: 'Compares an id. All that is given must hold.' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: EQ })
  eq?: GlobalId | null;

  @Field(() => [ID], { nullable: true, description: IN })
  in?: GlobalId[] | null;

  @Field(() => [ID], { nullable: true, description: NOT_IN })
  notIn?: GlobalId[] | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({ description: 'Compares an exact decimal number. All that is given must hold.' })
export class DecimalFilter {
  @Field(() => Decimal, { nullable: true, description: EQ })
  eq?: string | null;

  @Field(() => [Decimal], { nullable: true, description: IN })
  in?: string[] | null;

  @Field(() => [Decimal], { nullable: true, description: NOT_IN })
  notIn?: string[] | null;

  @Field(() => Decimal, { nullable: true, description: 'Is greater.' })
  gt?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Is greater, or the same.' })
  gte?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Is smaller.' })
  lt?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Is smaller, or the same.' })
  lte?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType('DateFilter', { description: 'Compares a day of the calendar. All that is given must hold.' })
export class CalendarDayFilter {
  @Field(() => CalendarDay, { nullable: true, description: EQ })
  eq?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Is later.' })
  gt?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Is later, or the same.' })
  gte?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Is earlier.' })
  lt?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Is earlier, or the same.' })
  lte?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({ description: 'Compares a number of things, 0 to 1,000. All that is given must hold.' })
export class CountFilter {
  @Field(() => Int, { nullable: true, description: 'Are exactly so many.' })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: 'Are more.' })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Are as many or more.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'Are fewer.' })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: 'Are as many or fewer.' })
  lte?: number | null;
}
