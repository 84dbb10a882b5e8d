import { toGlobalId } from '../../kernel/global-id';
import type { RequestContext } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { findReach, listEvents } from './change-feed.repository';
import type { ChangeFeed } from './change-feed.type';
import type { OrderedEvent } from './ordered-event';

/** Positions that one answer looks through: whoever may hear of few events does not make it long. */
const STRETCH = 1_000;
/** What the cursors of the feed are signed as. */
const LIST = 'changes';

function positionOf({ cursors }: RequestContext, after: string): number {
  const position = cursors.decode(LIST, after);
  if (typeof position?.value === 'number') return position.value;
  throw badUserInput(
    '"after" is no place in the feed. Take it from "next" of an answer, or leave it out to begin.',
  );
}

const shown = ({ topic, at, object, customerId }: OrderedEvent): ChangeFeed['events'][number] => ({
  topic,
  at,
  object,
  customer: customerId === null ? null : toGlobalId('cus', customerId),
});

/** Reads on from a place in the order of events; from the first that is kept, where none is given. */
export async function readChanges(
  context: RequestContext,
  after: string | null,
  most: number,
): Promise<ChangeFeed> {
  const { db, scope, cursors, now } = context;
  const { first, last } = await findReach(db);
  const from = after === null ? first - 1 : positionOf(context, after);
  if (from < first - 1)
    throw badUserInput(
      '"after" lies before what is kept: events are kept for a week. Read anew what you hold, and begin again without it.',
    );
  // Of a database that was brought back to an earlier day, or of another one.
  if (from > last)
    throw badUserInput(
      '"after" lies ahead of all that has happened: the bank is another, or was brought back. Read anew what you hold, and begin again without it.',
    );
  const until = Math.min(last, from + STRETCH);
  const events = until > from ? await listEvents(db, scope, { after: from, until, most }) : [];
  context.seen.see(events);
  const reached = events.length === most ? (events.at(-1)?.position ?? until) : Math.max(from, until);
  return {
    events: events.map(shown),
    next: cursors.encode(LIST, { value: reached, id: '', asOf: now.getTime() }),
    isCaughtUp: reached >= last,
  };
}
