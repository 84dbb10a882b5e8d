import 'reflect-metadata';
import {
  Authorized,
  buildSchemaSync,
  Field,
  FieldResolver,
  getMetadataStorage,
  Int,
  ObjectType,
  Query,
  Resolver,
  UseMiddleware,
} from 'type-graphql';
import {
  plainFieldsThatLoseSomething,
  plainFieldsWithResolver,
  requiredFieldsOfOthers,
  type Class,
} from './graph-classes';

@ObjectType({ simpleResolvers: true })
class Hub {
  @Field(() => Int)
  plain!: number;

  @Authorized('somebody')
  @Field(() => Int)
  guarded!: number;

  @UseMiddleware((_action, next) => next())
  @Field(() => Int)
  wrapped!: number;

  @Field(() => Int, { name: 'shown' })
  hidden!: number;
}

@ObjectType()
class Slow {
  @Field(() => Int)
  plain!: number;
}

@Resolver(() => Hub)
class HubResolver {
  @FieldResolver(() => Int)
  own(): number {
    return 1;
  }

  @Query(() => Hub)
  hub(): Hub {
    return { plain: 1, guarded: 1, wrapped: 1, hidden: 1 };
  }
}

@Resolver(() => Hub)
class SatelliteResolver {
  @Authorized('somebody')
  @FieldResolver(() => Int, { nullable: true })
  optional(): number {
    return 1;
  }

  @FieldResolver(() => Int)
  required(): number {
    return 1;
  }

  @FieldResolver(() => [Slow])
  requiredList(): Slow[] {
    return [];
  }
}

describe('classes that break the rules of the graph', () => {
  const schema = buildSchemaSync({
    resolvers: [HubResolver, SatelliteResolver],
    authChecker: () => true,
    validate: false,
  });
  const metadata = getMetadataStorage();

  it('are reported where they add something required to another feature', () => {
    const homes = new Map<Class, string>([
      [Hub, 'hub'],
      [HubResolver, 'hub'],
      [SatelliteResolver, 'satellite'],
    ]);
    expect(requiredFieldsOfOthers(schema, metadata, homes)).toEqual(['Hub.required', 'Hub.requiredList']);
  });

  it('are reported where a plain field goes through a function', () => {
    expect(plainFieldsWithResolver(metadata)).toEqual(['Slow.plain']);
  });

  it('are reported where a plain field loses its rights, its middleware or its name', () => {
    expect(plainFieldsThatLoseSomething(metadata)).toEqual(['Hub.guarded', 'Hub.wrapped', 'Hub.shown']);
  });
});
