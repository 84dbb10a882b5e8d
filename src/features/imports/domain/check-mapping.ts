import type { CatalogueLeaf, CatalogueRule, Mapping, MomentRule, RecordRule, Rule } from './mapping';
import type { Target } from './targets';

/** A fault of a mapping that its parts show only together; the path leads to it from the document's top. */
export interface MappingFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];

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

/** The moments of a target in the order in which they are read: each may come after an earlier one. */
function momentsOf(target: Target): Readonly<Record<string, MomentRule | undefined>> {
  switch (target.target) {
    case 'interaction': {
      const { startedAt, queuedAt, answeredAt, endedAt } = target.fields;
      return { startedAt, queuedAt, answeredAt, endedAt };
    }
    case 'case': {
      const { openedAt, dueAt, resolvedAt, closedAt } = target.fields;
      return { openedAt, dueAt, resolvedAt, closedAt };
    }
    case 'account': {
      const { openedAt, closedAt } = target.fields;
      return { openedAt, closedAt };
    }
    case 'accountHolder': {
      const { validFrom, validTo } = target.fields;
      return { validFrom, validTo };
    }
    case 'surveyAnswer': {
      const { answeredAt } = target.fields;
      return { answeredAt };
    }
    case 'customer':
      return {};
  }
}

function checkMoments({ target, place }: RecordRule): MappingFault[] {
  const mapped = Object.entries(momentsOf(target)).filter(([, rule]) => rule !== undefined);
  const names = mapped.map(([name]) => name);
  return mapped.flatMap(([name, rule], index) =>
    checkAfter(rule, [...place, target.target, name], names.slice(0, index)),
  );
}

/** The codes that a leaf can give by itself, and where they stand below it. */
function codesOfLeaf(leaf: CatalogueLeaf): { code: string; path: Path }[] {
  if ('constant' in leaf) return [{ code: leaf.constant, path: ['constant'] }];
  if ('grow' in leaf) return [{ code: leaf.under, path: ['under'] }];
  if (!('column' in leaf)) return [];
  const coded = Object.entries(leaf.codes ?? {}).map(([value, code]) => ({ code, path: ['codes', value] }));
  const { otherwise } = leaf;
  return otherwise === undefined ? coded : [...coded, { code: otherwise, path: ['otherwise'] }];
}

function codesOf(rule: Rule<CatalogueLeaf>, path: Path): { code: string; path: Path }[] {
  if ('firstOf' in rule)
    return rule.firstOf.flatMap((part, index) => codesOf(part, [...path, 'firstOf', index]));
  return codesOfLeaf(rule).map(({ code, path: below }) => ({ code, path: [...path, ...below] }));
}

function checkCodes(
  rule: CatalogueRule | undefined,
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

function checkRecord({ target, place }: RecordRule, { products, reasons, surveys }: Mapping): MappingFault[] {
  const at = (field: string): Path => [...place, target.target, field];
  switch (target.target) {
    case 'account':
      return checkCodes(target.fields.product, at('product'), 'products', products);
    case 'interaction':
      return checkCodes(target.fields.reason, at('reason'), 'reasons', reasons);
    case 'case':
      return [
        ...checkCodes(target.fields.product, at('product'), 'products', products),
        ...checkCodes(target.fields.reason, at('reason'), 'reasons', reasons),
      ];
    case 'surveyAnswer':
      return Object.hasOwn(surveys, target.fields.survey)
        ? []
        : [
            {
              path: at('survey'),
              message: `"${target.fields.survey}" is not declared. Add it under surveys, with its metric and scale.`,
            },
          ];
    case 'customer':
    case 'accountHolder':
      return [];
  }
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
  return [
    ...mapping.records.flatMap((record) => [...checkMoments(record), ...checkRecord(record, mapping)]),
    ...checkParents(mapping),
  ];
}
