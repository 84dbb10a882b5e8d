import type { GraphQLResolveInfo } from 'graphql';
import type { Execution } from './execution';
import { Place, type Holder } from './place';
import type { FieldPlan } from './plan';

/** What resolvers are told of the field, worked out when they ask for it. */
export class FieldInfo implements GraphQLResolveInfo {
  constructor(
    private readonly execution: Execution,
    private readonly field: FieldPlan,
    private readonly holder: Holder,
  ) {}

  get path(): Place {
    return new Place(this.holder, this.field.key, this.field, this.field.completion);
  }

  get fieldName(): string {
    return this.field.definition.name;
  }
  get fieldNodes(): FieldPlan['nodes'] {
    return this.field.nodes;
  }
  get returnType(): GraphQLResolveInfo['returnType'] {
    return this.field.definition.type;
  }
  get parentType(): GraphQLResolveInfo['parentType'] {
    return this.field.parentType;
  }
  get schema(): GraphQLResolveInfo['schema'] {
    return this.execution.plan.schema;
  }
  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.execution.plan.fragments;
  }
  get rootValue(): unknown {
    return undefined;
  }
  get operation(): GraphQLResolveInfo['operation'] {
    return this.execution.plan.operation;
  }
  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.execution.variables;
  }
}
