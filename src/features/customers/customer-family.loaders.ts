import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { Comparison } from '../../platform/db/comparison';
import { checkFilter } from '../../platform/graphql/check-filter';
import type { RequestContext } from '../../platform/graphql/context';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { idArgument } from '../../platform/graphql/node';
import { findFamilies } from './customer-family.repository';
import { noteFamilies } from './customer.filter';
import { customerName } from './customer.type';

/** All ids that stand for the same customer. */
const familyOfCustomer: LoaderDefinition<Id, readonly Id[]> = {
  name: 'familyOfCustomer',
  keyText: (id) => id,
  load: async ({ db, scope }, ids) => {
    const families = new Map<Id, Id[]>(ids.map((id) => [id, []]));
    for (const { requestedId, id } of await findFamilies(db, scope, ids)) families.get(requestedId)?.push(id);
    return ids.map((id) => families.get(id) ?? []);
  },
};

async function identify(
  { loaders, seen }: RequestContext,
  comparison: Comparison<GlobalId>,
  place: string,
): Promise<void> {
  const familiesOf = async (ids: readonly GlobalId[]): Promise<readonly Id[]> => {
    const keys = ids.map((id) => idArgument(place, id, customerName));
    const families = await Promise.all(keys.map((key) => loaders.load(familyOfCustomer, key)));
    // Also of whom there is nothing, or a figure alone, something is told.
    seen.see(keys.filter((_, index) => families[index]?.length !== 0).map((customerId) => ({ customerId })));
    return families.flat();
  };
  const { eq, in: among, notIn } = comparison;
  noteFamilies(comparison, {
    eq: eq == null ? [] : await familiesOf([eq]),
    in: await familiesOf(among ?? []),
    notIn: await familiesOf(notIn ?? []),
  });
}

/**
 * Looks up the customers that a filter names by `customer`, wherever in it, and notes whose facts are meant, for the audit trail too: a condition with the ids
 * themselves is a range of an index, one with a look-up in it reads the whole table. Takes a statement only where there are some.
 */
export async function identifyCustomers(
  context: RequestContext,
  filter: object | null | undefined,
): Promise<void> {
  // Before it is looked at whom it names: it may name too many.
  checkFilter(filter ?? {});
  await identifyWithin(context, filter ?? {}, 'filter');
}

async function identifyWithin(context: RequestContext, filter: object, place: string): Promise<void> {
  await Promise.all(
    Object.entries(filter).flatMap(([name, value]: [string, unknown]) => {
      const at = `${place}.${name}`;
      const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
      return parts.map(async (part) => {
        if (typeof part !== 'object' || part === null || part instanceof Date) return;
        await (name === 'customer' ? identify(context, part, at) : identifyWithin(context, part, at));
      });
    }),
  );
}
