import type { Id } from '../../kernel/id';
import { invalid } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { identifyConversation } from './conversation-write.repository';
import type { InteractionRefusal } from './interaction-refusal';
import { moveInteraction, type MovedInteraction } from './move-interaction';
import { whoseContact } from './whose-contact';

/** Says whose a contact of nobody is, its messages and hand-offs too. What another source delivers is for that source to say. */
export const identifyInteraction =
  (which: MovedInteraction, customerId: Id): UseCase<InteractionRefusal> =>
  (within) =>
    moveInteraction(within, which, 'IDENTIFY', async (held) => {
      if (held.customerId !== null) return invalid('id', 'It is known whose contact it is.');
      const whose = await whoseContact(within, customerId);
      if ('refused' in whose) return whose;
      const { sourceId, ...whom } = whose.done;
      if (held.sourceId !== sourceId)
        return invalid('id', 'Another source delivers it, and would take it back: name the customer there.');
      await identifyConversation(within.db, { id: held.id, ...whom }, within.now);
      return whom;
    });
