import { randomBytes } from 'node:crypto';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { Customer, Interaction } from './tables';
import { Channel, Direction, InteractionEnding, Settlement } from './words';
import { SourceProfile, SourceSystem, WrittenInteraction } from './written-tables';

@InputType()
class LogInteractionInput {
  @Field(() => ID)
  customer!: string;

  @Field(() => Channel)
  channel!: string;

  @Field(() => Direction)
  direction!: string;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date)
  answeredAt!: Date;

  @Field(() => Date)
  endedAt!: Date;

  @Field(() => Int, { nullable: true })
  waitSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  handleSeconds!: number | null;

  @Field(() => InteractionEnding)
  outcome!: string;

  @Field(() => Settlement)
  settlement!: string;

  @Field(() => ID)
  reason!: string;

  @Field(() => ID)
  agent!: string;
}

@ObjectType()
class InteractionError {
  @Field(() => String)
  code!: string;
}

@ObjectType()
class LogInteractionPayload {
  @Field(() => Interaction, { nullable: true })
  interaction!: Interaction | null;

  @Field(() => [InteractionError])
  userErrors!: InteractionError[];
}

const keyOf = (globalId: string): string => globalId.slice(4);

/** Lies beside its customer, as contacts do: it begins as the customer's id does. */
function idBeside(customerId: string): string {
  const random = randomBytes(5).readUIntBE(0, 5).toString(36).padStart(9, '0');
  return customerId.slice(0, 7) + random.slice(-9);
}

async function keepLastContact(manager: EntityManager, id: string, startedAt: Date): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(Customer)
    .set({ lastContactAt: startedAt })
    .where('id = :id AND (last_contact_at IS NULL OR last_contact_at < :startedAt)', { id, startedAt })
    .execute();
}

async function write(manager: EntityManager, input: LogInteractionInput): Promise<WrittenInteraction> {
  const { customer, reason, agent, ...given } = input;
  const customerId = keyOf(customer);
  await keepLastContact(manager, customerId, given.startedAt);
  const source = await manager.findOneByOrFail(SourceSystem, { code: 'one-window' });
  const profile = await manager.findOne(SourceProfile, { where: { customerId }, order: { id: 'ASC' } });
  const [id, now] = [idBeside(customerId), new Date()];
  const row = {
    ...given,
    ...{ id, externalId: id, sourceId: source.id, sourceProfileId: profile?.id ?? null, customerId },
    ...{ reasonId: keyOf(reason), agentId: keyOf(agent), isPublic: 0, state: 'ENDED', version: 1 },
    ...{ createdAt: now, updatedAt: now },
  };
  await manager.insert(WrittenInteraction, row);
  return row;
}

/** A class whose instance has what it needs: type-graphql makes one by itself. */
export function createLogInteraction(database: DataSource): NonNullable<unknown> & (new () => object) {
  @Resolver()
  class LogInteraction {
    @Mutation(() => LogInteractionPayload)
    async logInteraction(
      @Arg('input', () => LogInteractionInput) input: LogInteractionInput,
    ): Promise<LogInteractionPayload> {
      const written = await database.transaction((manager) => write(manager, input));
      return { interaction: Object.assign(new Interaction(), written), userErrors: [] };
    }
  }
  return LogInteraction;
}
