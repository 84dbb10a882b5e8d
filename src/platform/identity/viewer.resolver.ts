import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires } from '../authz/requires';
import type { RequestContext } from '../graphql/context';
import { defineEnum } from '../graphql/enum';
import type { Viewer } from './viewer';

const ViewerKind = defineEnum<Viewer['kind']>('ViewerKind', 'How the server knows who asks.', {
  ANONYMOUS: 'It does not: nobody said who they are.',
  USER: 'By a token of the bank’s issuer.',
  API_KEY: 'By a key that was given to a partner.',
});

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who asks.' })
export class ViewerType {
  @Field(() => ViewerKind, { description: 'How the server knows.' })
  kind!: Viewer['kind'];

  @Field(() => String, { description: 'What to call them.' })
  name!: string;
}

@Resolver()
export class ViewerResolver {
  @Requires('viewer:read')
  @Query(() => ViewerType, { description: 'Who you are to this server.' })
  viewer(@Ctx() { viewer }: RequestContext): Viewer {
    return viewer;
  }
}
