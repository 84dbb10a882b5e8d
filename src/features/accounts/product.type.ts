import { Field, ID, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';

export const ProductKind = defineEnum('ProductKind', 'What a product is for.', {
  CURRENT: 'A current account.',
  SAVINGS: 'A savings account or deposit.',
  CARD: 'A credit, debit or prepaid card.',
  LOAN: 'A loan without real estate behind it.',
  MORTGAGE: 'A loan on real estate.',
  INVESTMENT: 'Securities, funds, pension plans.',
  INSURANCE: 'An insurance.',
  SERVICE: 'A service that is none of these: payments, credit reports, collection of debts.',
});
export type ProductKind = keyof typeof ProductKind;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that the bank sells, as its catalogue has it.',
})
export class Product extends Node {
  @Field(() => ID, { description: 'Begins with `prd_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable.' })
  code!: string;

  @Field(() => ProductKind, { description: 'What the product is for.' })
  kind!: ProductKind;
}

export interface ProductRow extends Product {
  readonly names: LocalisedNames;
}

export const productName: NodeName = { typeName: 'Product', prefix: 'prd' };
