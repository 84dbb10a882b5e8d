import type { Id } from '../../kernel/id';
import { textOfIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import { badUserInput } from '../../platform/graphql/errors';
import { PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import {
  findDefinitionsByName,
  listDefinitions,
  type AttributeName,
} from './attribute-definition.repository';
import { findAttributes } from './attribute-value.repository';
import { AttributeFilter } from './attribute.input';
import {
  ATTRIBUTES_CAP,
  type Attribute,
  type AttributeDefinitionRow,
  type AttributeOwner,
  type AttributeType,
} from './attribute.type';

/** By the ids that make up an owner: of a customer several, of all others one. */
export const attributesByOwner: LoaderDefinition<readonly Id[], readonly Attribute[]> = {
  name: 'attributesByOwner',
  keyText: textOfIds,
  load: ({ db, scope }, owners) => findAttributes(db, scope, owners, ATTRIBUTES_CAP),
};

export const definitionsByOwner: LoaderDefinition<AttributeOwner, readonly AttributeDefinitionRow[]> = {
  name: 'definitionsByOwner',
  keyText: (ownerType) => ownerType,
  load: ({ db, scope }, owners) =>
    Promise.all(owners.map((ownerType) => listDefinitions(db, scope, ownerType, PLAIN_LIST_CAP))),
};

const nameText = ({ ownerType, key }: AttributeName): string => `${ownerType} ${key}`;

const definitionByName: LoaderDefinition<AttributeName, AttributeDefinitionRow | null> = {
  name: 'definitionByName',
  keyText: nameText,
  load: async ({ db, scope }, names) => {
    const found = await findDefinitionsByName(db, scope, names);
    const byName = new Map(found.map((definition) => [nameText(definition), definition]));
    return names.map((name) => byName.get(nameText(name)) ?? null);
  },
};

/** The definition that an argument names. Refuses one that is not declared, naming the place. */
export async function namedAttribute(
  { loaders }: RequestContext,
  name: AttributeName,
  place: string,
): Promise<AttributeDefinitionRow> {
  const definition = await loaders.load(definitionByName, name);
  if (definition !== null) return definition;
  throw badUserInput(
    `"${place}" names ${JSON.stringify(name.key)}, which is no attribute of type ${name.ownerType}: \`attributeDefinitions\` lists them.`,
  );
}

/** Whose attributes are meant below these fields of a filter of customers. */
const FACTS: Readonly<Partial<Record<string, AttributeOwner>>> = {
  interactions: 'INTERACTION',
  cases: 'CASE',
  surveyAnswers: 'SURVEY_ANSWER',
};

const COMPARISONS: Readonly<Record<AttributeType, 'text' | 'number' | 'boolean' | 'date'>> = {
  TEXT: 'text',
  NUMBER: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
};

async function identify(
  context: RequestContext,
  ownerType: AttributeOwner,
  filter: AttributeFilter,
  place: string,
): Promise<void> {
  const { id, type } = await namedAttribute(context, { ownerType, key: filter.key }, `${place}.key`);
  const given = Object.values(COMPARISONS).filter((comparison) => filter[comparison] != null);
  if (given.length !== 1 || given[0] !== COMPARISONS[type]) {
    throw badUserInput(
      `"${place}" compares ${JSON.stringify(filter.key)}, an attribute of type ${type}: give "${COMPARISONS[type]}", and nothing else.`,
    );
  }
  filter.definitionId = id;
}

/** Looks up the attributes that a filter names, wherever in it, and notes which they are. Takes a statement only where there are some. */
export async function identifyAttributes(
  context: RequestContext,
  ownerType: AttributeOwner,
  filter: object | null | undefined,
  place = 'filter',
): Promise<void> {
  const parts = Object.keys(filter ?? {}).flatMap((name) => {
    const value: unknown = filter && Reflect.get(filter, name);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const owner = (ownerType === 'CUSTOMER' ? FACTS[name] : undefined) ?? ownerType;
    return values.map((part) => ({ part, owner, at: `${place}.${name}` }));
  });
  await Promise.all(
    parts.map(async ({ part, owner, at }) => {
      if (part instanceof AttributeFilter) await identify(context, owner, part, at);
      else if (typeof part === 'object' && part !== null && !(part instanceof Date))
        await identifyAttributes(context, owner, part, at);
    }),
  );
}
