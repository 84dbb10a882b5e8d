import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { DateTime } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { calendarList } from './business-calendar.loaders';
import { BusinessCalendar, CALENDARS_CAP } from './business-calendar.type';
import { businessTime } from './business-hours';
import { isOpenAt, nextOpening, type BusinessTime } from './domain/business-time';

const timeOf = ({ week, specialDays, timeZone }: BusinessCalendar): BusinessTime =>
  businessTime({ week: week.map(({ hours }) => hours), specialDays }, timeZone);

const AT = {
  nullable: true,
  description: 'The moment that is meant; that of the request when left out.',
} as const;

@Resolver(() => BusinessCalendar)
export class BusinessCalendarResolver {
  @Requires('bank:read')
  @Weighs({ listSize: { assumedSize: CALENDARS_CAP } })
  @Query(() => [BusinessCalendar], {
    description: `The calendars of the bank, by code; at most ${String(CALENDARS_CAP)}.`,
  })
  businessCalendars(@Ctx() { loaders }: RequestContext): Promise<readonly BusinessCalendar[]> {
    return loaders.load(calendarList, 'ALL');
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether people are there.' })
  isOpen(
    @Root() calendar: BusinessCalendar,
    @Arg('at', () => DateTime, AT) at: Date | null | undefined,
    @Ctx() { now }: RequestContext,
  ): boolean {
    return isOpenAt(timeOf(calendar), at ?? now);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'The first moment from then on at which people are there; null when there is none within three years.',
  })
  opensAt(
    @Root() calendar: BusinessCalendar,
    @Arg('at', () => DateTime, AT) at: Date | null | undefined,
    @Ctx() { now }: RequestContext,
  ): Date | null {
    return nextOpening(timeOf(calendar), at ?? now);
  }
}
