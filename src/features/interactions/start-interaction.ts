import { newId, newIdBeside, type Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import type { AskedBy, Mood } from './circumstances.type';
import {
  firstRefusal,
  refusalOfCircumstances,
  refusalOfMoment,
  type Circumstances,
  type InteractionRefusal,
} from './interaction-refusal';
import { insertInteraction, type RecordedInteraction } from './interaction-write.repository';
import { interactionName, type Direction } from './interaction.type';
import { keepContacts } from './keep-contacts';
import { refusalOfNamed } from './named-in-interaction';
import { whoseContact } from './whose-contact';

/** What is known of a contact when it begins. */
export interface StartedInteraction extends Circumstances {
  readonly channel: Channel;
  readonly direction: Direction;
  /** This moment, when null. */
  readonly startedAt: Date | null;
  readonly customerId: Id | null;
  readonly reasonId: Id | null;
  readonly queueId: Id | null;
  readonly agentId: Id | null;
  readonly moodAtStart: Mood | null;
  readonly askedBy: AskedBy | null;
}

/** What a contact has that nothing has happened in yet. */
const NOTHING_YET = {
  answeredAt: null,
  endedAt: null,
  waitSeconds: null,
  handleSeconds: null,
  ivrSeconds: null,
  outcome: 'RUNNING',
  settlement: 'UNKNOWN',
  sentiment: null,
  moodAtEnd: null,
  replyChannel: null,
  state: 'WAITING',
  version: 1,
} as const;

/** Begins a contact: it rings, or has come in. One that begins in a queue has waited in it from its start. */
export const startInteraction =
  (started: StartedInteraction): UseCase<InteractionRefusal> =>
  async (within: RequestContext) => {
    const { db, now } = within;
    const { startedAt: given, customerId, ...known } = started;
    const startedAt = given ?? now;
    const refusal =
      firstRefusal(refusalOfMoment('startedAt', startedAt, now), refusalOfCircumstances(started)) ??
      (await refusalOfNamed(within, [
        ['reason', 'reason', started.reasonId],
        ['queue', 'queue', started.queueId],
        ['agent', 'agent', started.agentId],
      ]));
    if (refusal !== null) return refusal;
    const whose = await whoseContact(within, customerId);
    if ('refused' in whose) return whose;
    const id = whose.done.customerId === null ? newId() : newIdBeside(whose.done.customerId);
    const queuedAt = started.queueId === null ? null : startedAt;
    const interaction: RecordedInteraction = {
      ...{ id, externalId: id, startedAt, queuedAt },
      ...known,
      ...whose.done,
      ...NOTHING_YET,
    };
    await insertInteraction(db, interaction, now);
    if (interaction.customerId !== null) await keepContacts(within, interaction.customerId);
    const { customerId: whoseId } = interaction;
    return {
      done: { prefix: interactionName.prefix, id, customerId: whoseId, before: null, after: interaction },
    };
  };
