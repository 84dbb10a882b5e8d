import { Field, InputType } from 'type-graphql';
import type { Comparison } from '../../platform/db/comparison';
import { DateTimeFilter, enumFilter, IdFilter } from '../../platform/graphql/comparison.input';
import { defineEnum } from '../../platform/graphql/enum';
import { orderInput } from '../../platform/graphql/order.input';
import type { ImportStatus } from './domain/import-status';
import { ImportRunStatus } from './import-run.type';

export const ImportRunOrderField = defineEnum('ImportRunOrderField', 'What imports may be sorted by.', {
  BEGUN_AT: 'When it began for the first time.',
});
export type ImportRunOrderField = keyof typeof ImportRunOrderField;

export const ImportRunOrder = orderInput<ImportRunOrderField>('ImportRun', ImportRunOrderField);

const ImportRunStatusFilter = enumFilter<ImportStatus>('ImportRunStatus', ImportRunStatus);

@InputType({ description: 'Narrows a list of imports down. All that is given must hold.' })
export class ImportRunFilter {
  @Field(() => [ImportRunFilter], { nullable: true, description: 'All of these hold.' })
  and?: ImportRunFilter[] | null;

  @Field(() => [ImportRunFilter], {
    nullable: true,
    description: 'One of these holds; an empty list matches nothing.',
  })
  or?: ImportRunFilter[] | null;

  @Field(() => ImportRunFilter, { nullable: true, description: 'This does not hold.' })
  not?: ImportRunFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the source that it delivers for.' })
  source?: IdFilter | null;

  @Field(() => ImportRunStatusFilter, { nullable: true, description: 'By where it stands.' })
  status?: Comparison<ImportStatus> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it began for the first time.' })
  begunAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it ended; a running one is null.' })
  endedAt?: DateTimeFilter | null;
}
