import { Field, ID, InputType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { DateTimeFilter } from '../graphql/comparison.input';

@InputType({ description: 'Narrows the audit trail down. All that is given must hold.' })
export class AuditEventFilter {
  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was done.' })
  at?: DateTimeFilter | null;

  @Field(() => String, { nullable: true, description: 'By what was done, such as `customer:unmask`.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'By the stable name of the user or key who did it.' })
  by?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'By one of whom it was done to: a global id. Looked for event by event: give `at` too.',
  })
  subject?: GlobalId | null;
}
