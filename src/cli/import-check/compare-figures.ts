/** A tree of figures, as a truth file has it. */
export interface Figures {
  readonly [name: string]: Figure;
}
export type Figure = number | string | boolean | Figures;

/** Why the graph cannot show the figures at a place: names joined by dots, `*` for any name; all below it are meant. */
export type Unshown = Readonly<Record<string, string>>;

export type Verdict =
  | { readonly place: string; readonly truth: string; readonly state: 'equal' }
  | { readonly place: string; readonly truth: string; readonly state: 'different'; readonly graph: string }
  | { readonly place: string; readonly truth: string; readonly state: 'unshown'; readonly because: string };

const UNFORESEEN = 'this check knows no question for it';
/** Half of the last place to which truth files are rounded. */
const LEAST_TOLERANCE = 0.5e-6;
const GREATEST_TOLERANCE = 0.5e-4;

export function isFigures(value: unknown): value is Figures {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Published figures are rounded; whole numbers may have been. */
function toleranceOf(truth: number): number {
  const decimals = /\.(\d+)$/.exec(String(truth))?.[1]?.length ?? 0;
  return decimals === 0 ? GREATEST_TOLERANCE : Math.max(0.5 * 10 ** -decimals, LEAST_TOLERANCE) * 1.001;
}

function isEqual(truth: unknown, graph: Figure): boolean {
  if (typeof truth === 'number' && typeof graph === 'number')
    return Math.abs(truth - graph) <= toleranceOf(truth);
  return truth === graph;
}

function reasonFor(place: readonly string[], unshown: Unshown): string | undefined {
  const entry = Object.entries(unshown).find(([pattern]) => {
    const names = pattern.split('.');
    return (
      names.length <= place.length && names.every((name, index) => name === '*' || name === place[index])
    );
  });
  return entry?.[1];
}

/**
 * Holds every figure of a truth file against what the graph shows at the same place. A group that the graph does not have is 0 there.
 */
export function compareFigures(
  truth: unknown,
  graph: Figure | undefined,
  unshown: Unshown,
  place: readonly string[] = [],
): Verdict[] {
  const because = reasonFor(place, unshown);
  if (isFigures(truth)) {
    return Object.entries(truth).flatMap(([name, figure]) => {
      const shown = isFigures(graph) ? (graph[name] ?? missing(figure)) : undefined;
      return compareFigures(figure, shown, unshown, [...place, name]);
    });
  }
  const told = { place: place.join('.'), truth: JSON.stringify(truth) };
  if (because !== undefined) return [{ ...told, state: 'unshown', because }];
  if (graph === undefined) return [{ ...told, state: 'unshown', because: UNFORESEEN }];
  return [
    isEqual(truth, graph)
      ? { ...told, state: 'equal' }
      : { ...told, state: 'different', graph: JSON.stringify(graph) },
  ];
}

/** What stands for a group that the graph does not have. */
function missing(figure: unknown): Figure {
  return isFigures(figure) ? {} : 0;
}
