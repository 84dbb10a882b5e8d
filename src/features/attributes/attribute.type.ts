import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { defineEnum } from '../../platform/graphql/enum';
import { CalendarDay, Decimal } from '../../platform/graphql/scalars';

export const AttributeOwner = defineEnum('AttributeOwner', 'What may carry attributes.', {
  CUSTOMER: 'A customer.',
  INTERACTION: 'An interaction.',
  CASE: 'A case.',
  SURVEY_ANSWER: 'An answer to a survey.',
});
export type AttributeOwner = keyof typeof AttributeOwner;

export const AttributeType = defineEnum('AttributeType', 'What kind of value an attribute has.', {
  TEXT: 'Text of at most 255 characters.',
  NUMBER: 'An exact decimal number: 15 digits before the point, 4 after it.',
  BOOLEAN: 'True or false.',
  DATE: 'A day of the calendar.',
});
export type AttributeType = keyof typeof AttributeType;

@ObjectType({
  simpleResolvers: true,
  description: 'An attribute as it was declared: what a source knows and the model has no name for.',
})
export class AttributeDefinition {
  id!: Id;

  @Field(() => AttributeOwner, { description: 'What carries it.' })
  ownerType!: AttributeOwner;

  @Field(() => String, { description: 'Its name for programs: stable, and unique among those of its owner.' })
  key!: string;

  @Field(() => AttributeType, { description: 'What kind of value it has.' })
  type!: AttributeType;
}

export interface AttributeDefinitionRow extends AttributeDefinition {
  readonly labels: LocalisedNames;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One attribute with its value. Of the four values the one of its type is filled.',
})
export class Attribute {
  @Field(() => AttributeDefinition, { description: 'What it means.' })
  definition!: AttributeDefinitionRow;

  @Field(() => String, { nullable: true, description: 'The value of one of type TEXT. Personal.' })
  text!: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The value of one of type NUMBER, exact. Personal.' })
  number!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The value of one of type BOOLEAN. Personal.' })
  boolean!: boolean | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The value of one of type DATE. Personal.' })
  date!: string | null;
}

/** What a column of a value holds: a flag comes as 0 or 1. */
export type AttributeColumnValue = string | number | null;

/** The attribute whose column, that of its type, holds a value. */
export function attributeOf(definition: AttributeDefinitionRow, value: AttributeColumnValue): Attribute {
  const text = value === null ? null : String(value);
  const { type } = definition;
  return {
    definition,
    text: type === 'TEXT' ? text : null,
    number: type === 'NUMBER' ? text : null,
    boolean: type === 'BOOLEAN' && value !== null ? Number(value) === 1 : null,
    date: type === 'DATE' ? text : null,
  };
}

/** The most attributes of one owner that are shown. */
export const ATTRIBUTES_CAP = 32;
