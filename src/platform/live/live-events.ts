import type { RequestContext } from '../graphql/context';
import type { OrderedEvent } from '../outbox/ordered-event';
import type { EventTail } from './event-tail';
import { Mailbox } from './mailbox';

/** Events that wait for one subscription at most. */
const MOST_WAITING = 1_000;

/** What the library gives a subscription to begin with. */
interface Asked {
  readonly args: unknown;
  readonly context: unknown;
}

type HearFor<Args> = (args: Args, context: RequestContext) => Promise<Mailbox<OrderedEvent>>;

/** The `subscribe` of a subscription with these arguments: `hearFor` gives the events that it is about. */
export function hearing<Args>(hearFor: HearFor<Args>): (asked: Asked) => ReturnType<HearFor<Args>> {
  // The executor has checked the arguments against the schema; the context is what every resolver gets.
  return ({ args, context }) => hearFor(args as Args, context as RequestContext);
}

/** The events that a subscription is about, from now on. What it says of each is for whoever executes it. */
export async function hear(
  { listen }: Pick<EventTail, 'listen'>,
  isWanted: (event: OrderedEvent) => boolean,
): Promise<Mailbox<OrderedEvent>> {
  let deafen = (): void => undefined;
  const mailbox = new Mailbox<OrderedEvent>(MOST_WAITING, () => {
    deafen();
  });
  deafen = await listen((event) => {
    if (isWanted(event)) mailbox.put(event);
  });
  return mailbox;
}
