import { Arg, ID, Int, Query, Resolver } from 'type-graphql';
import { IsNull, type DataSource } from 'typeorm';
import { cursorOf } from './cursor';
import { CustomerConnection, CustomerFilter, CustomerOrder } from './shapes';
import { ContactPoint, Customer, Node } from './tables';

/** How much a contact point says: whether it holds, whether it is verified, whether it is the first one. */
function qualityOf({ validFrom, validTo, isVerified, isPrimary }: ContactPoint, now: Date): number {
  const isValid = (validFrom === null || validFrom <= now) && (validTo === null || validTo > now);
  return 4 * Number(isValid) + 2 * isVerified + isPrimary;
}

/** A class whose instance has what it needs: type-graphql makes one by itself. */
export function createRoots(database: DataSource): NonNullable<unknown> & (new () => object) {
  const customersTable = database.getRepository(Customer);
  const contactPoints = database.getRepository(ContactPoint);

  @Resolver()
  class Roots {
    @Query(() => Node, { nullable: true })
    node(@Arg('id', () => ID) id: string): Promise<Customer | null> {
      return customersTable.findOneBy({ id: id.slice('cus_'.length) });
    }

    @Query(() => CustomerConnection)
    async customersByContact(
      @Arg('value', () => String) value: string,
      @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    ): Promise<CustomerConnection> {
      const now = new Date();
      const points = await contactPoints.find({
        where: { valueKey: value, customer: { isColleague: 0 } },
        relations: { customer: { absorbedInto: true } },
      });
      const found = new Map<string, { customer: Customer; quality: number }>();
      for (const point of points) {
        const customer = point.customer.absorbedInto ?? point.customer;
        const quality = Math.max(qualityOf(point, now), found.get(customer.id)?.quality ?? 0);
        found.set(customer.id, { customer, quality });
      }
      const contacted = ({ lastContactAt }: Customer) => lastContactAt?.getTime() ?? -Infinity;
      const best = [...found.values()].sort(
        (a, b) =>
          b.quality - a.quality ||
          contacted(b.customer) - contacted(a.customer) ||
          (a.customer.id > b.customer.id ? -1 : 1),
      );
      return { nodes: best.slice(0, first).map(({ customer }) => customer) };
    }

    @Query(() => CustomerConnection)
    async customers(
      @Arg('filter', () => CustomerFilter) filter: CustomerFilter,
      @Arg('orderBy', () => [CustomerOrder]) _orderBy: CustomerOrder[],
      @Arg('first', () => Int) first: number,
    ): Promise<CustomerConnection> {
      const segment = filter.segment?.eq ?? '';
      const rows = await customersTable.find({
        where: { segment, absorbedIntoId: IsNull(), isColleague: 0 },
        order: { lastContactAt: 'DESC', id: 'DESC' },
        take: first + 1,
      });
      const nodes = rows.slice(0, first);
      const last = nodes.at(-1);
      const list = `customers null LAST_CONTACT DESC {"segment":{"eq":${JSON.stringify(segment)}}}`;
      const at = last?.lastContactAt?.toISOString().replace('T', ' ').replace('Z', '') ?? null;
      const endCursor = last ? cursorOf(list, at, last.id) : null;
      return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
    }
  }
  return Roots;
}
