import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { runMutation } from '../../platform/mutations/run-mutation';
import { calendarById } from './business-calendar.loaders';
import { defineCalendar } from './define-calendar';
import { DefineCalendarInput, DefineCalendarPayload } from './define-calendar.input';

@Resolver()
export class DefineCalendarResolver {
  @Requires('calendar:write')
  @Mutation(() => DefineCalendarPayload, {
    description:
      'Makes a calendar, or puts another one in the place of that of the same code. Dates that were told by the former one stay as they are.',
  })
  async defineCalendar(
    @Arg('input', () => DefineCalendarInput, { description: 'The calendar, whole.' })
    input: DefineCalendarInput,
    @Ctx() context: RequestContext,
  ): Promise<DefineCalendarPayload> {
    const { code, name, timeZone, week, specialDays, expectedVersion = null } = input;
    const useCase = defineCalendar({ code, name, timeZone, week, specialDays }, expectedVersion);
    const outcome = await runMutation(context, { action: 'calendar:define', input, subjects: [] }, useCase);
    if ('refused' in outcome) return { businessCalendar: null, userErrors: [outcome.refused] };
    return { businessCalendar: await context.loaders.load(calendarById, outcome.done), userErrors: [] };
  }
}
