/** What a mapping document says, after it has been read and checked: which records of a file become which rows, and how. */

export type ConditionTest =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly isNot: readonly string[] };

/** What must hold of a row. A value counts as it stands in the file, without surrounding space. */
export type Condition =
  ConditionTest | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/** One way to a value, perhaps for some rows only; or several ways, of which the first that gives a value counts. */
export type Rule<Leaf> =
  (Leaf & { readonly when?: Condition | undefined }) | { readonly firstOf: readonly Rule<Leaf>[] };

/** The value of a column; empty and the named ones mean none. */
export interface ColumnLeaf {
  readonly column: string;
  readonly none: readonly string[];
}

export type TextLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & {
      /** What each value stands for. A value that is not here is wrong, unless `otherwise` says what it stands for. */
      readonly codes?: Readonly<Record<string, string>> | undefined;
      readonly otherwise?: string | undefined;
    })
  | { readonly czechBirthNumber: string; readonly lastYear: number; readonly part: 'gender' };

/** A moment in one column. Where several formats read it, they must agree. */
export interface WrittenLeaf extends ColumnLeaf {
  readonly formats: readonly string[];
  readonly lastYear?: number | undefined;
}

export type DateLeaf =
  WrittenLeaf | { readonly czechBirthNumber: string; readonly lastYear: number; readonly part: 'birthDate' };

export type MomentLeaf =
  | WrittenLeaf
  | {
      readonly date: WrittenLeaf;
      readonly time: WrittenLeaf;
      /** A moment of the same row that this one comes after: past midnight it lies on the next day. */
      readonly after?: string | undefined;
    };

/** A whole number of seconds, 0 or more. */
export type SecondsLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & {
      /** `none`: a source that miscounts below zero. */ readonly negative: 'reject' | 'none';
    });

/** An exact decimal with at most 15 digits before and 4 after the mark. */
export type AmountLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & { readonly decimal: '.' | ','; readonly grouping?: string | undefined });

export type TextRule = Rule<TextLeaf>;
export type DateRule = Rule<DateLeaf>;
export type MomentRule = Rule<MomentLeaf>;
export type SecondsRule = Rule<SecondsLeaf>;
export type AmountRule = Rule<AmountLeaf>;

/** The key that a source knows something by: one column, or several together. None when all of them are none. */
export interface KeyRule {
  readonly column: readonly string[];
  readonly none: readonly string[];
}

export interface CustomerRule extends KeyRule {
  /** What a customer is that the source has not delivered yet. Without it a row of an unknown customer is rejected. */
  readonly newcomer?: { readonly kind: 'PERSON' | 'ORGANISATION'; readonly status: string } | undefined;
}

export interface ContactPointRule {
  readonly type: 'PHONE' | 'EMAIL' | 'POSTAL' | 'MESSENGER' | 'SOCIAL';
  readonly value: TextRule;
  readonly primary: boolean;
  readonly verified: boolean;
}

export interface CustomerFields {
  readonly kind: TextRule;
  readonly status: TextRule;
  readonly givenName?: TextRule | undefined;
  readonly familyName?: TextRule | undefined;
  readonly organisationName?: TextRule | undefined;
  readonly birthDate?: DateRule | undefined;
  readonly segment?: TextRule | undefined;
  readonly language?: TextRule | undefined;
  readonly timeZone?: TextRule | undefined;
  readonly preferredChannel?: TextRule | undefined;
}

export interface AccountFields {
  readonly product: TextRule;
  readonly currency: TextRule;
  readonly status: TextRule;
  readonly number?: TextRule | undefined;
  readonly balance?: AmountRule | undefined;
  readonly creditLimit?: AmountRule | undefined;
  readonly overdue?: AmountRule | undefined;
  readonly openedAt?: MomentRule | undefined;
  readonly closedAt?: MomentRule | undefined;
  readonly closingReason?: TextRule | undefined;
}

export interface AccountHolderFields {
  readonly account: KeyRule;
  readonly customer: CustomerRule;
  readonly role: TextRule;
  readonly validFrom?: MomentRule | undefined;
  readonly validTo?: MomentRule | undefined;
}

export interface InteractionFields {
  readonly channel: TextRule;
  readonly direction: TextRule;
  readonly startedAt: MomentRule;
  readonly outcome: TextRule;
  readonly customer?: CustomerRule | undefined;
  readonly queuedAt?: MomentRule | undefined;
  readonly answeredAt?: MomentRule | undefined;
  readonly endedAt?: MomentRule | undefined;
  readonly waitSeconds?: SecondsRule | undefined;
  readonly handleSeconds?: SecondsRule | undefined;
  readonly ivrSeconds?: SecondsRule | undefined;
  readonly settlement?: TextRule | undefined;
  readonly reason?: TextRule | undefined;
  readonly agent?: TextRule | undefined;
  readonly language?: TextRule | undefined;
}

export type Target =
  | {
      readonly target: 'customer';
      readonly fields: CustomerFields;
      readonly contactPoints: readonly ContactPointRule[];
      /** What the source says and the model has no name for, kept with the source profile under these names. */
      readonly keep: Readonly<Record<string, TextRule>>;
    }
  | { readonly target: 'account'; readonly fields: AccountFields }
  | { readonly target: 'accountHolder'; readonly fields: AccountHolderFields }
  | { readonly target: 'interaction'; readonly fields: InteractionFields };

export interface SourceRule {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly trustRank: number;
  readonly timeZone: string;
}

export interface DelimitedFileRule {
  readonly delimiter: string;
  readonly quote: string | null;
  /** A label of the Encoding Standard: utf-8, windows-1252, iso-8859-2, utf-16le. */
  readonly encoding: string;
  /** The names of the columns when the file does not begin with them. */
  readonly columns?: readonly string[] | undefined;
}

/** A JSON object on each line; a column is the path to a value in it: `address.city`. */
export interface JsonFileRule {
  readonly format: 'ndjson';
  readonly encoding: string;
}

export type FileRule = DelimitedFileRule | JsonFileRule;

export type Names = Readonly<Record<string, string>>;

export interface Mapping {
  readonly source: SourceRule;
  readonly file: FileRule;
  readonly target: Target;
  /** The columns that tell one record of the source from every other. */
  readonly key: readonly string[];
  /** Records to leave out; the first reason that holds is counted. */
  readonly skip: readonly { readonly when: Condition; readonly because: string }[];
  readonly products: Readonly<Record<string, { readonly kind: string; readonly names: Names }>>;
  readonly reasons: Readonly<Record<string, { readonly parent?: string | undefined; readonly names: Names }>>;
}
