import { weighted } from './weighted';

/**
 * How a customer is like an earlier one of the neighbourhood. DOUBLE: the same person or firm, delivered once more by another source and
 * matched by nobody yet. TWIN and NAMESAKE: somebody else who looks like them.
 */
export type Likeness = 'DOUBLE' | 'TWIN' | 'NAMESAKE';

/** Who the four customers of a neighbourhood are to one another. */
export interface Layout {
  /** A letter a customer: the same letter is the same household, `O` is an organisation. */
  readonly homes: string;
  readonly weight: number;
  /** A sign a customer: the place (0 to 3) of the earlier one whom they are like, or a dot. */
  readonly like: string;
  readonly likeness: Likeness;
}

const NOBODY_ALIKE = { like: '....', likeness: 'DOUBLE' } as const;

export const LAYOUTS = weighted<Layout>(
  [
    { homes: 'ABCD', weight: 34, ...NOBODY_ALIKE },
    { homes: 'AABC', weight: 24, ...NOBODY_ALIKE },
    { homes: 'AABB', weight: 12, ...NOBODY_ALIKE },
    { homes: 'AAAB', weight: 8, ...NOBODY_ALIKE },
    { homes: 'AAAA', weight: 4, ...NOBODY_ALIKE },
    { homes: 'AABO', weight: 9, ...NOBODY_ALIKE },
    { homes: 'ABCO', weight: 7, ...NOBODY_ALIKE },
    { homes: 'ABOO', weight: 2, ...NOBODY_ALIKE },
  ],
  ({ weight }) => weight,
);

/** So many neighbourhoods have somebody in them who is like a neighbour: about three customers in a hundred are doubles. */
export const SIMILAR_SHARE = 0.14;

/** The layouts of those. A double never lives with anybody: what two sources know of a household is not known to be one. */
export const SIMILAR_LAYOUTS = weighted<Layout>(
  [
    { homes: 'ABCD', like: '...0', likeness: 'DOUBLE', weight: 14 },
    { homes: 'ABCD', like: '...1', likeness: 'DOUBLE', weight: 12 },
    { homes: 'ABCD', like: '..0.', likeness: 'DOUBLE', weight: 12 },
    { homes: 'AABC', like: '...0', likeness: 'DOUBLE', weight: 9 },
    { homes: 'AABC', like: '...1', likeness: 'DOUBLE', weight: 8 },
    { homes: 'AABC', like: '...2', likeness: 'DOUBLE', weight: 8 },
    { homes: 'AAAB', like: '...0', likeness: 'DOUBLE', weight: 4 },
    { homes: 'AAAB', like: '...2', likeness: 'DOUBLE', weight: 3 },
    { homes: 'ABCD', like: '..00', likeness: 'DOUBLE', weight: 6 },
    { homes: 'ABCD', like: '..01', likeness: 'DOUBLE', weight: 4 },
    { homes: 'AAOB', like: '...2', likeness: 'DOUBLE', weight: 7 },
    { homes: 'AOBC', like: '...1', likeness: 'DOUBLE', weight: 4 },
    { homes: 'AOBC', like: '..0.', likeness: 'DOUBLE', weight: 3 },
    { homes: 'AAAA', like: '...2', likeness: 'TWIN', weight: 6 },
    { homes: 'AAAB', like: '..0.', likeness: 'NAMESAKE', weight: 6 },
    { homes: 'ABCD', like: '...0', likeness: 'NAMESAKE', weight: 6 },
    { homes: 'ABOO', like: '...2', likeness: 'NAMESAKE', weight: 2 },
  ],
  ({ weight }) => weight,
);
