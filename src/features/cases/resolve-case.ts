import type { Money } from '../../kernel/money';
import { invalid, wordsOf, type Refused } from '../../platform/mutations/refusal';
import { refusalOfCurrency } from '../../platform/mutations/refused-currency';
import type { UseCase } from '../../platform/mutations/run-mutation';
import type { Channel } from '../channels/channel.type';
import { LONGEST_LINE, type CaseRefusal } from './case-refusal';
import type { KeptCase } from './case-write.repository';
import { moveCase, type MovedCase } from './move-case';

/** What came of a case; what is null is not known, or is as it was before. */
export interface Resolution {
  readonly rootCause: string | null;
  readonly redress: Money | null;
  readonly toldAt: Date | null;
  readonly toldHow: Channel | null;
}

/** As the column gives it back: with four places, and no zeros before. */
function withFourPlaces(amount: string): string {
  const [whole = '0', places = ''] = amount.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(4, '0')}`;
}

function refusalOf(
  { redress, toldAt, toldHow }: Resolution,
  { openedAt, reopenedAt }: KeptCase,
  now: Date,
): Refused | null {
  if (redress?.amount.startsWith('-') === true)
    return invalid('redress.amount', '"redress.amount" must be 0 or more.');
  const unknown = redress === null ? null : refusalOfCurrency('redress.currency', redress.currency);
  if (unknown !== null) return unknown;
  if (toldAt === null) return toldHow === null ? null : invalid('toldHow', '"toldHow" goes with "toldAt".');
  if (toldAt > now) return invalid('toldAt', '"toldAt" must not lie ahead.');
  return toldAt < (reopenedAt ?? openedAt)
    ? invalid('toldAt', '"toldAt" must not lie before the case was opened, or opened again.')
    : null;
}

/** Settles a case, at this moment: says what lay behind it, what was given to make good, and whether the customer knows. */
export const resolveCase =
  (which: MovedCase, resolution: Resolution): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'RESOLVE', (before, at) => {
      const refusal = refusalOf(resolution, before, within.now);
      if (refusal !== null) return refusal;
      const { redress, toldAt, toldHow } = resolution;
      const words = resolution.rootCause === null ? null : wordsOf(resolution.rootCause, LONGEST_LINE);
      if (resolution.rootCause !== null && words === null)
        return invalid('rootCause', `"rootCause" must have 1 to ${String(LONGEST_LINE)} characters.`);
      return {
        ...{ status: 'RESOLVED', resolvedAt: at, toldAt, toldHow },
        ...(words !== null && { rootCause: words }),
        ...(redress && { redressAmount: withFourPlaces(redress.amount), redressCurrency: redress.currency }),
      };
    });
