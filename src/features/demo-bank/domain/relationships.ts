import type { Bank } from './bank';
import { YEAR } from './calendar';
import type { Neighbour } from './holders';
import { idBeside } from './ids';
import { FIRST_CHILD } from './neighbourhood';
import type { RelationshipRow } from './people-rows';
import { Random, STREAM } from './random';
import type { Facts } from './rows';

const SHARE = { known: 0.85, proxy: 0.15, employed: 0.6, leftEmployer: 0.25 } as const;
const OF_AGE = 18;

/** Adds what neighbours are to one another: who live together, parents of children, whom a partner acts for, whom a firm employs. */
export function addRelationships(bank: Bank, neighbours: readonly Neighbour[], facts: Facts): void {
  for (const neighbour of neighbours) {
    const { customer, profiles } = neighbour;
    const random = new Random(bank.plan.seed, STREAM.RELATIONSHIPS, customer.number);
    let count = 0;
    /** From when both are there, to when that ends, if it does. */
    const relate = (other: Neighbour, kind: RelationshipRow['kind'], until: number | null): void => {
      const from = Math.max(customer.joinedAt, other.customer.joinedAt);
      if (until !== null && until <= from) return;
      count += 1;
      const since = new Date(from);
      facts.relationships.push({
        id: idBeside(random, customer.id),
        sourceId: bank.sourceId('CRM'),
        externalId: `${profiles.mainNumber}-${String(count)}`,
        sourceProfileId: profiles.main,
        customerId: customer.id,
        relatedProfileId: other.profiles.main,
        relatedCustomerId: other.customer.id,
        kind,
        validFrom: since,
        validTo: until === null ? null : new Date(until),
        createdAt: since,
        updatedAt: until === null || until >= bank.asOf ? since : new Date(until),
      });
    };
    if (customer.kind === 'ORGANISATION') continue;
    const { home, rank } = customer.place;
    const head = neighbours.find(({ customer: { place } }) => place.home === home && place.rank === 0);
    if (head !== undefined && head !== neighbour && random.chance(SHARE.known)) {
      relate(head, 'HOUSEHOLD', null);
      const bornAt = Date.parse(customer.birthDate ?? '');
      if (rank >= FIRST_CHILD) relate(head, 'GUARDIAN', bornAt + OF_AGE * YEAR);
      else if (random.chance(SHARE.proxy)) relate(head, 'PROXY', null);
    }
    const firm = neighbours.find((other) => other.customer.kind === 'ORGANISATION');
    if (firm === undefined || rank >= FIRST_CHILD || !random.chance(SHARE.employed)) continue;
    const joinedAt = Math.max(customer.joinedAt, firm.customer.joinedAt);
    const left = joinedAt + Math.floor((bank.asOf - joinedAt) * random.next());
    relate(firm, 'EMPLOYER', random.chance(SHARE.leftEmployer) ? left : null);
  }
}
