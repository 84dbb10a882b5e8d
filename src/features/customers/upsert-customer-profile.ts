import type { Id } from '../../kernel/id';
import { refuse } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import {
  invalid,
  notFound,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { beginDelivery } from '../sources/source-delivery.effects';
import { mayTakeKeys, sourceOfDelivery } from '../sources/writing-source.effects';
import { changedCustomer, holdCustomer } from './changed-customer';
import { contactPointsSaid, LONGEST_EXTERNAL_ID, saidOfCustomer, type CustomerSaid } from './customer-said';
import { customerById } from './customer.loaders';
import { upsertDeliveredCustomers, type DeliveredContactPoint } from './delivered-customers.effects';
import { lockProfiles, type HeldProfile } from './source-profile-upsert.repository';

/** What a source says of somebody whom it knows under a key. */
export interface ProfileWish {
  readonly source: string;
  readonly externalId: string;
  readonly said: CustomerSaid;
  /** All ways to reach them; undefined where the source does not speak of them, null where it takes them back. */
  readonly contactPoints: readonly DeliveredContactPoint[] | null | undefined;
}

/** The same of a key that leads out of reach, and of one under which nobody within reach would be made known: which is not told. */
const OUT_OF_REACH: Refused = refuse(
  'NOT_FOUND',
  'externalId',
  'Nobody within your reach is known by that key, nor would whoever this says it is of be.',
);

/** The profile under a key, held; where there is none, nobody else makes it until the transaction of whoever may ends. */
async function holdProfile(
  { db, scope }: RequestContext,
  sourceId: Id,
  externalId: string,
): Promise<HeldProfile | null> {
  const held = async () => (await lockProfiles(db, sourceId, [externalId])).get(externalId) ?? null;
  const found = await held();
  if (found !== null || !mayTakeKeys(scope)) return found;
  await beginDelivery(db, sourceId);
  return held();
}

/** Brings in what a source says of somebody, by its own key: a key that is new makes a new customer. */
export const upsertCustomerProfile =
  (wish: ProfileWish): UseCase<ChangeRefusal> =>
  async (within) => {
    const { db, loaders, now, phoneRegion, scope } = within;
    const externalId = wordsOf(wish.externalId, LONGEST_EXTERNAL_ID);
    if (externalId === null)
      return invalid('externalId', `"externalId" must have 1 to ${String(LONGEST_EXTERNAL_ID)} characters.`);
    const values = saidOfCustomer(wish.said, now);
    if ('refused' in values) return values;
    const points = contactPointsSaid(wish.contactPoints ?? [], phoneRegion);
    if ('refused' in points) return points;
    const sourceId = await sourceOfDelivery(within, wish.source);
    if (sourceId === null) return notFound('source', 'source');
    const profile = await holdProfile(within, sourceId, externalId);
    const known = profile && (await loaders.load(customerById, profile.customerId));
    if (known === null && (profile !== null || !mayTakeKeys(scope))) return OUT_OF_REACH;
    const before = known && (await holdCustomer(db, known.id));
    const contactPoints = wish.contactPoints === undefined ? null : points.contactPoints;
    const [outcome] = await upsertDeliveredCustomers(db, {
      ...{ sourceId, phoneRegion, now, isRepeat: () => false },
      rows: [{ externalId, said: values.said, contactPoints }],
    });
    const changed = await changedCustomer(within, outcome?.profile.customerId ?? '', before);
    return known === null && 'refused' in changed ? OUT_OF_REACH : changed;
  };
