import { createTimeZone, type TimeZone } from '../../kernel/time-zone';
import type { BusinessTime } from './domain/business-time';
import type { OpeningHours } from './domain/opening-hours';

/** What was read of each zone stays read: the runtime is slow to tell. There are some hundreds of zones. */
const zones = new Map<string, TimeZone>();

/** Opening hours where they hold. Throws a RangeError when this runtime does not know the zone. */
export function businessTime({ week, specialDays }: OpeningHours, timeZone: string): BusinessTime {
  const zone = zones.get(timeZone) ?? createTimeZone(timeZone);
  zones.set(timeZone, zone);
  return { week, specialDays, zone };
}
