import type { OrderedEvent } from '../outbox/outbox.repository';
import type { EventTail } from './event-tail';
import { Mailbox } from './mailbox';

/** Events that wait for one subscription at most. */
const MOST_WAITING = 1_000;

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
