import type {
  AmountRule,
  CatalogueRule,
  ContactPointRule,
  CustomerRule,
  DateRule,
  KeyRule,
  MomentRule,
  SecondsRule,
  TextRule,
} from './mapping';

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
  readonly product: CatalogueRule;
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
  readonly reason?: CatalogueRule | undefined;
  readonly agent?: TextRule | undefined;
  readonly language?: TextRule | undefined;
}

export interface CaseFields {
  readonly kind: TextRule;
  readonly subject: TextRule;
  readonly status: TextRule;
  readonly openedAt: MomentRule;
  readonly customer?: CustomerRule | undefined;
  readonly channel?: TextRule | undefined;
  readonly priority?: TextRule | undefined;
  readonly owner?: TextRule | undefined;
  readonly reason?: CatalogueRule | undefined;
  readonly product?: CatalogueRule | undefined;
  readonly rootCause?: TextRule | undefined;
  readonly redress?: { readonly amount: AmountRule; readonly currency: TextRule } | undefined;
  readonly dueAt?: MomentRule | undefined;
  readonly resolvedAt?: MomentRule | undefined;
  readonly closedAt?: MomentRule | undefined;
  readonly answeredInTime?: TextRule | undefined;
}

export interface SurveyAnswerFields {
  /** Code of a declared survey. */
  readonly survey: string;
  /** Without a score the row gives no answer. */
  readonly score: TextRule;
  readonly answeredAt: MomentRule;
  readonly customer?: CustomerRule | undefined;
  /** Keys of the contact and of the case that it is about. */
  readonly interaction?: KeyRule | undefined;
  readonly case?: KeyRule | undefined;
  readonly comment?: TextRule | undefined;
  readonly language?: TextRule | undefined;
}

/** What a row is about, and what it says of that. */
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
  | { readonly target: 'interaction'; readonly fields: InteractionFields }
  | { readonly target: 'case'; readonly fields: CaseFields }
  | { readonly target: 'surveyAnswer'; readonly fields: SurveyAnswerFields };
