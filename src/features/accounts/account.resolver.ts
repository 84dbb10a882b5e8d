import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localise } from '../../kernel/localised';
import type { RequestContext } from '../../platform/graphql/context';
import { productById } from './account.loaders';
import { Account, type AccountRow } from './account.type';
import { Product, type ProductRow } from './product.type';

@Resolver(() => Account)
export class AccountResolver {
  @FieldResolver(() => Product, { nullable: true, description: 'What the account is a contract about.' })
  product(@Root() account: AccountRow, @Ctx() { loaders }: RequestContext): Promise<ProductRow | null> {
    return loaders.load(productById, account.productId);
  }
}

@Resolver(() => Product)
export class ProductResolver {
  @FieldResolver(() => String, {
    description: 'Name of the product in the best language of Accept-Language that there is, else English.',
  })
  name(@Root() { names }: ProductRow, @Ctx() { languages }: RequestContext): string {
    return localise(names, languages);
  }
}
