import { upsertDeliveredCustomers } from '../customers/delivered-customers.effects';
import type { WriteRows } from './delivery';
import type { CustomerValues } from './domain/customer-plan';
import type { Target } from './domain/targets';

type CustomerTarget = Extract<Target, { target: 'customer' }>;

export function customerWriter({ fields, contactPoints, keep }: CustomerTarget): WriteRows<CustomerValues> {
  return async (tx, rows, { sourceId, phoneRegion, now, isRepeat }) => {
    const outcomes = await upsertDeliveredCustomers(tx, {
      sourceId,
      phoneRegion,
      now,
      isRepeat,
      rows: rows.map(({ key, values }) => {
        const { contactPoints: points, kept, ...said } = values;
        const own = Object.keys(keep).map((name) => [name, kept[name] ?? null] as const);
        return {
          externalId: key,
          said: Object.fromEntries([...Object.entries(said).filter(([field]) => field in fields), ...own]),
          contactPoints: contactPoints.length === 0 ? null : points,
        };
      }),
    });
    return outcomes.map(({ outcome, profile: { id, customerId } }) => ({
      outcome,
      id: customerId,
      sourceProfileId: id,
      customerId,
    }));
  };
}
