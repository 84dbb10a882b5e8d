import type { Mapping, MomentRule, TextRule } from './mapping';

/** A fault of a mapping that its parts show only together; the path leads to it from the document's top. */
export interface MappingFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];

/** Moments in the order in which they are read: each may come after an earlier one. */
const MOMENTS = ['startedAt', 'queuedAt', 'answeredAt', 'endedAt'] as const;

function checkAfter(rule: MomentRule | undefined, path: Path, earlier: readonly string[]): MappingFault[] {
  if (rule === undefined) return [];
  if ('firstOf' in rule)
    return rule.firstOf.flatMap((part, index) => checkAfter(part, [...path, 'firstOf', index], earlier));
  if (!('after' in rule) || rule.after === undefined || earlier.includes(rule.after)) return [];
  const choice = earlier.length === 0 ? 'Nothing is read before it' : `It is one of ${earlier.join(', ')}`;
  return [
    {
      path: [...path, 'after'],
      message: `"${rule.after}" is no moment that is read before this one. ${choice}.`,
    },
  ];
}

function checkMoments({ target }: Mapping): MappingFault[] {
  switch (target.target) {
    case 'interaction': {
      const { fields } = target;
      const mapped = MOMENTS.filter((field) => fields[field] !== undefined);
      return mapped.flatMap((field, index) =>
        checkAfter(fields[field], ['interaction', field], mapped.slice(0, index)),
      );
    }
    case 'account':
      return [
        ...checkAfter(target.fields.openedAt, ['account', 'openedAt'], []),
        ...checkAfter(target.fields.closedAt, ['account', 'closedAt'], []),
      ];
    case 'accountHolder':
      return [
        ...checkAfter(target.fields.validFrom, ['accountHolder', 'validFrom'], []),
        ...checkAfter(target.fields.validTo, ['accountHolder', 'validTo'], []),
      ];
    case 'customer':
      return [];
  }
}

/** The codes that a rule can give by itself, and where they stand. */
function codesOf(rule: TextRule, path: Path): { code: string; path: Path }[] {
  if ('firstOf' in rule)
    return rule.firstOf.flatMap((part, index) => codesOf(part, [...path, 'firstOf', index]));
  if ('constant' in rule) return [{ code: rule.constant, path: [...path, 'constant'] }];
  if (!('column' in rule)) return [];
  const coded = Object.entries(rule.codes ?? {}).map(([value, code]) => ({
    code,
    path: [...path, 'codes', value],
  }));
  const { otherwise } = rule;
  return otherwise === undefined ? coded : [...coded, { code: otherwise, path: [...path, 'otherwise'] }];
}

function checkCodes(
  rule: TextRule | undefined,
  path: Path,
  list: 'products' | 'reasons',
  declared: object,
): MappingFault[] {
  if (rule === undefined) return [];
  return codesOf(rule, path)
    .filter(({ code }) => !Object.hasOwn(declared, code))
    .map(({ code, path: place }) => ({
      path: place,
      message: `"${code}" is not declared. Add it under ${list}, with its names.`,
    }));
}

function checkParents({ reasons }: Mapping): MappingFault[] {
  return Object.entries(reasons).flatMap(([code, { parent }]) => {
    if (parent === undefined) return [];
    const path = ['reasons', code, 'parent'];
    if (!Object.hasOwn(reasons, parent))
      return [{ path, message: `"${parent}" is not declared. Add it under reasons, with its names.` }];
    const above = new Set<string>();
    for (let at: string | undefined = parent; at !== undefined; at = reasons[at]?.parent) {
      if (at === code || above.has(at)) return [{ path, message: `"${code}" would lie below itself.` }];
      above.add(at);
    }
    return [];
  });
}

/** Everything in a mapping that is well formed by itself and does not fit the rest of it. */
export function checkMapping(mapping: Mapping): MappingFault[] {
  const { target } = mapping;
  return [
    ...checkMoments(mapping),
    ...(target.target === 'account'
      ? checkCodes(target.fields.product, ['account', 'product'], 'products', mapping.products)
      : []),
    ...(target.target === 'interaction'
      ? checkCodes(target.fields.reason, ['interaction', 'reason'], 'reasons', mapping.reasons)
      : []),
    ...checkParents(mapping),
  ];
}
