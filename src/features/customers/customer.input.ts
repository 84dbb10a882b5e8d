import { Field, ID, InputType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';

@InputType({ description: 'A customer as one source names them.' })
export class ExternalIdInput {
  @Field(() => String, { description: 'Code of the source system.' })
  source!: string;

  @Field(() => String, { description: 'The customer’s key in that source.' })
  id!: string;
}

@InputType({ description: 'How to point at one customer: exactly one of the fields.' })
export class CustomerBy {
  @Field(() => ID, { nullable: true, description: 'The customer’s id in the graph.' })
  id?: GlobalId;

  @Field(() => ExternalIdInput, { nullable: true, description: 'The customer’s key in a source.' })
  externalId?: ExternalIdInput;
}
