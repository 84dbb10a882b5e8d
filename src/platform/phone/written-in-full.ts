import { Metadata, type MetadataJson, type NumberingPlan } from 'libphonenumber-js/core';
import { getCountries, getCountryCallingCode, type CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

/** What the library knows of the numbers of a country: more than its types tell. */
interface Plan extends NumberingPlan {
  /** A pattern of what is dialled before a number within the country. */
  nationalPrefixForParsing(): string | 0 | undefined;
}

function planOf(country: CountryCode): Plan {
  // The library's own file: the texts in it are countries.
  const selected = new Metadata(metadata as MetadataJson);
  selected.selectNumberingPlan(country);
  return selected.numberingPlan as Plan;
}

/** What is true of a number whichever of the countries it is of that share a calling code. */
interface SharedPlan {
  /** So many digits it may have. */
  readonly lengths: readonly number[];
  /** If it begins so, it may not be the whole of it that counts. */
  readonly prefixes: readonly RegExp[];
}

function plansByCallingCode(): ReadonlyMap<string, SharedPlan> {
  const plans = new Map<string, SharedPlan>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    const { lengths, prefixes } = plans.get(code) ?? { lengths: undefined, prefixes: [] };
    const own = planOf(country);
    const possible = own.possibleLengths();
    const prefix = own.nationalPrefixForParsing();
    plans.set(code, {
      lengths: lengths?.filter((length) => possible.includes(length)) ?? possible,
      prefixes: prefix ? [...prefixes, new RegExp(`^(?:${prefix})`)] : prefixes,
    });
  }
  return plans;
}

const PLANS = plansByCallingCode();
const LONGEST_CODE = 3;
const IN_FULL = /^\+[1-9]\d+$/;

/**
 * Whether a text is a possible number as E.164 already, which is how telephone systems send it. To read one with the library takes
 * twenty times as long. False of a few that are: what is no such number must be read.
 */
export function isWrittenInFull(text: string): boolean {
  if (!IN_FULL.test(text)) return false;
  for (let end = 2; end <= 1 + LONGEST_CODE; end += 1) {
    const plan = PLANS.get(text.slice(1, end));
    if (plan === undefined) continue;
    const number = text.slice(end);
    return plan.lengths.includes(number.length) && !plan.prefixes.some((prefix) => prefix.test(number));
  }
  return false;
}
