/** An exact decimal and its ISO 4217 currency. Never a float; never added across currencies. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
