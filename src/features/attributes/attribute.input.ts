import { Field, InputType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { CalendarDayFilter, DecimalFilter, ExactTextFilter } from '../../platform/graphql/comparison.input';

@InputType({ description: 'Compares an attribute of type BOOLEAN. All that is given must hold.' })
class AttributeBooleanFilter {
  @Field(() => Boolean, { nullable: true, description: 'Is this value.' })
  eq?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the value is not known.' })
  isNull?: boolean | null;
}

@InputType({
  description:
    'Compares one attribute: exactly one of the comparisons, that of its type. One that is not filled is null.',
})
export class AttributeFilter {
  @Field(() => String, { description: 'Its key, as `attributeDefinitions` has it.' })
  key!: string;

  @Field(() => ExactTextFilter, {
    nullable: true,
    description: 'By text, with regard to case and accents.',
  })
  text?: ExactTextFilter | null;

  @Field(() => DecimalFilter, { nullable: true, description: 'By number, exactly.' })
  number?: DecimalFilter | null;

  @Field(() => AttributeBooleanFilter, { nullable: true, description: 'By true or false.' })
  boolean?: AttributeBooleanFilter | null;

  @Field(() => CalendarDayFilter, { nullable: true, description: 'By day.' })
  date?: CalendarDayFilter | null;

  /** Of the definition that the key names: noted by `identifyAttributes` before a filter becomes a condition. */
  definitionId?: Id;
}
