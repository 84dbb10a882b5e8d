import type { CursorPosition } from '../../kernel/cursor';
import { joined } from '../../kernel/joined';
import { toPage, type Page } from '../../kernel/page';
import { COUNTED_UP_TO, toTotalCount, type TotalCount } from '../../kernel/total-count';
import type { RowScope } from '../../platform/authz/row-scope';
import { compare } from '../../platform/db/comparison';
import { all } from '../../platform/db/condition';
import type { Sql } from '../../platform/db/db';
import type { EventSource } from '../../platform/db/event-source';
import { keysetPage, type Bound, type Fragment } from '../../platform/db/keyset';
import type { CustomerPage, ListOfCustomer } from '../../platform/db/page-per-customer';
import { rowsByRequest } from '../../platform/db/rows-by-request';
import { accountsClosed, accountsOpened } from '../accounts/account.timeline';
import { advocacyShown } from '../advocacy/advocacy-act.timeline';
import { casesOpened } from '../cases/case.timeline';
import type { Channel } from '../channels/channel.type';
import { interactionsStarted } from '../interactions/interaction.timeline';
import { promisesMade } from '../promises/promise.timeline';
import { answersGiven } from '../surveys/survey-answer.timeline';
import { eventKey, TimelineEventType, type TimelineRow } from './timeline.type';

const SOURCES: Record<TimelineEventType, EventSource> = {
  INTERACTION_STARTED: interactionsStarted,
  CASE_OPENED: casesOpened,
  PROMISE_MADE: promisesMade,
  ANSWER_GIVEN: answersGiven,
  ACCOUNT_OPENED: accountsOpened,
  ACCOUNT_CLOSED: accountsClosed,
  ADVOCACY_SHOWN: advocacyShown,
};

/** Which events of a customer; null: all. */
export interface TimelineNarrowing {
  readonly types: readonly TimelineEventType[] | null;
  /** Only events on these channels; those that have no channel are left out then. */
  readonly channels: readonly Channel[] | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

function compareEvents(a: TimelineRow, b: TimelineRow): number {
  const [keyA, keyB] = [eventKey(a), eventKey(b)];
  return a.at.getTime() - b.at.getTime() || (keyA < keyB ? -1 : Number(keyA > keyB));
}

interface Arm {
  readonly type: TimelineEventType;
  /** FROM … WHERE, narrowed down. */
  readonly chosen: Fragment;
}

/** One arm for each kind of event and each id that makes up the customer. */
function armsOf(scope: RowScope, { customerIds, narrowing }: ListOfCustomer<TimelineNarrowing>): Arm[] {
  const { types, channels, since, until } = narrowing;
  const wanted = Object.values(TimelineEventType).filter(
    (type) => (types?.includes(type) ?? true) && (channels === null || SOURCES[type].channel !== null),
  );
  const arms: Arm[] = [];
  for (const type of wanted) {
    const { from, time, channel } = SOURCES[type];
    const more = all([
      ...(channel === null ? [] : [compare(channel, { in: channels })]),
      compare(time, { gte: since, lt: until }),
    ]);
    for (const customerId of customerIds) {
      const { sql, values } = from(scope, customerId);
      arms.push({
        type,
        chosen: { sql: `${sql} AND ${more.sql}`, values: [...values, ...more.values] },
      });
    }
  }
  return arms;
}

/**
 * The bound of a whole timeline as one arm sees it. All events of an arm have one type, so its order is by time and fact, as its
 * index has it; an event of the very fact that the cursor stands at lies beyond it when its type does.
 */
function boundOfArm(
  position: CursorPosition | null,
  isBeyond: (typeOfCursor: string) => boolean,
): Bound | null {
  if (position === null) return null;
  const [factId = '', type = ''] = position.id.split(' ');
  return { value: position.value, id: factId, isInclusive: isBeyond(type) };
}

/** The rows of one arm that the page may need: as many as the page and one more, from where it begins. */
function pageOfArm(
  request: number,
  { type, chosen }: Arm,
  { asked: { page } }: CustomerPage<TimelineNarrowing>,
): Fragment {
  const { time, id } = SOURCES[type];
  const { and, tail } = keysetPage(
    { column: time, id, descending: true },
    {
      ...page,
      after: boundOfArm(page.after, (typeOfCursor) => type < typeOfCursor),
      before: boundOfArm(page.before, (typeOfCursor) => type > typeOfCursor),
    },
  );
  return {
    sql: `(SELECT ${String(request)} AS request, '${type}' AS type, ${id} AS factId, ${time} AS at ${chosen.sql}${and.sql} ${tail})`,
    values: [...chosen.values, ...and.values],
  };
}

/** Pages of many customers' timelines, the newest event first, in one statement that reads a page of each kind at most. */
export async function findTimelines(
  sql: Sql,
  scope: RowScope,
  requests: readonly CustomerPage<TimelineNarrowing>[],
): Promise<Page<TimelineRow>[]> {
  const arms = joined(
    requests.map((request, index) => {
      const { customerIds, asked } = request;
      const list = { customerIds, narrowing: asked.narrowing };
      return armsOf(scope, list).map((arm) => pageOfArm(index, arm, request));
    }),
  );
  // No arm: only channels were asked for, of events that have none.
  const rows =
    arms.length === 0
      ? []
      : await sql.query<TimelineRow & { readonly request: number }>(
          'timeline.findTimelines',
          arms.map((arm) => arm.sql).join(' UNION ALL '),
          joined(arms.map((arm) => arm.values)),
        );
  const found = rowsByRequest(requests, rows);
  return requests.map(({ asked: { page } }, index) => {
    const once = [...new Map(found[index]?.map((row) => [eventKey(row), row])).values()];
    const sign = page.fromEnd ? 1 : -1;
    return toPage(
      once.sort((a, b) => sign * compareEvents(a, b)),
      page,
    );
  });
}

/** How many events many customers' timelines have, in one statement; counting stops at a bound. */
export async function countTimelines(
  sql: Sql,
  scope: RowScope,
  lists: readonly ListOfCustomer<TimelineNarrowing>[],
): Promise<TotalCount[]> {
  const limit = `LIMIT ${String(COUNTED_UP_TO + 1)}`;
  const counts = lists.flatMap((list, index) => {
    const arms = armsOf(scope, list);
    if (arms.length === 0) return [];
    const events = arms.map(
      ({ type, chosen }) => `(SELECT '${type}', ${SOURCES[type].id} ${chosen.sql} ${limit})`,
    );
    return [
      {
        sql: `SELECT ${String(index)} AS list, COUNT(*) AS counted FROM (${events.join(' UNION ')}) events`,
        values: arms.flatMap(({ chosen }) => chosen.values),
      },
    ];
  });
  const rows =
    counts.length === 0
      ? []
      : await sql.query<{ readonly list: number; readonly counted: number }>(
          'timeline.countTimelines',
          counts.map((count) => count.sql).join(' UNION ALL '),
          counts.flatMap((count) => count.values),
        );
  const counted = new Map(rows.map(({ list, counted: count }) => [list, count]));
  return lists.map((_, index) => toTotalCount(counted.get(index) ?? 0));
}
