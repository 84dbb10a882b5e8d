import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { PERSONAL_KINDS, rightTo, type FieldRight, type PersonalKind } from '../authz/field-rights';
import { Requires } from '../authz/requires';
import type { RequestContext } from '../graphql/context';
import { defineEnum } from '../graphql/enum';
import { Weighs } from '../graphql/weight';
import type { Role, Viewer } from './viewer';

const ViewerKind = defineEnum<Viewer['kind']>('ViewerKind', 'How the server knows who asks.', {
  ANONYMOUS: 'It does not: nobody said who they are.',
  USER: 'By a token of the bank’s issuer.',
  API_KEY: 'By a key that was given to a partner.',
});

const RoleEnum = defineEnum<Role>('Role', 'What somebody is there for.', {
  AGENT: 'Serves customers.',
  TEAM_LEAD: 'Leads agents.',
  CARE_MANAGER: 'Answers for customer care as a whole.',
  PRODUCT_MANAGER: 'Answers for products: reads facts and figures, of people only what is masked.',
  PARTNER: 'Brings customers, and sees those whom their own source has delivered.',
  AUDITOR: 'Checks what the others do; sees people masked.',
  ADMINISTRATOR: 'Gives keys; sees no customer.',
});

const PersonalKindEnum = defineEnum<PersonalKind>(
  'PersonalKind',
  'A kind of personal data, by which rights are given.',
  {
    NAME: 'Names of customers.',
    CONTACT: 'Phone numbers, addresses and handles.',
    BIRTH_DATE: 'Days of birth.',
    ACCOUNT_NUMBER: 'Numbers of accounts.',
    MONEY: 'Balances, limits, debts and redress.',
    FREE_TEXT: 'What people wrote: messages, subjects, comments, promises.',
    SOURCE_KEY: 'Keys of customers at sources, and what sources delivered.',
    ATTRIBUTE: 'What sources know beyond the model.',
    STAFF_NAME: 'Names of the people of the bank.',
  },
);

const FieldRightEnum = defineEnum<FieldRight>('FieldRight', 'What is shown of personal data.', {
  VISIBLE: 'The value.',
  MASKED:
    'Its mask: enough to recognise it, too little to learn it. The value, of a customer who is unmasked for them.',
  ABSENT: 'Null.',
});

@ObjectType('PersonalDataRight', {
  simpleResolvers: true,
  description: 'What somebody sees of one kind of personal data.',
})
class PersonalDataRight {
  @Field(() => PersonalKindEnum, { description: 'Of which kind.' })
  kind!: PersonalKind;

  @Field(() => FieldRightEnum, { description: 'What is shown of it.' })
  right!: FieldRight;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who asks.' })
export class ViewerType {
  @Field(() => ViewerKind, { description: 'How the server knows.' })
  kind!: Viewer['kind'];

  @Field(() => String, { description: 'What to call them.' })
  name!: string;

  @Field(() => [RoleEnum], { description: 'What they are there for; at most 7. None for anonymous.' })
  roles!: readonly Role[];
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Requires('viewer:read')
  @Query(() => ViewerType, { description: 'Who you are to this server.' })
  viewer(@Ctx() { viewer }: RequestContext): Viewer {
    return viewer;
  }

  @Weighs({ listSize: { assumedSize: PERSONAL_KINDS.length } })
  @FieldResolver(() => [PersonalDataRight], {
    description:
      'What they see of personal data, kind by kind; at most 9. It tells a null that is a right from one that is not known.',
  })
  personalData(@Root() viewer: Viewer): PersonalDataRight[] {
    return PERSONAL_KINDS.map((kind) => ({ kind, right: rightTo(viewer, kind) }));
  }
}
