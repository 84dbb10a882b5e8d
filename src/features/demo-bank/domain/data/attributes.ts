import type { AttributeOwner, AttributeType } from '../people-rows';
import type { Names } from './catalogue';

/** An attribute that the demo bank declares, and how it is drawn. */
export interface AttributeSeed {
  readonly ownerType: AttributeOwner;
  readonly code: string;
  readonly type: AttributeType;
  readonly labels: Names;
  /** The kind, channel or metric of those that have it; empty: all. */
  readonly of: string;
  /** How many of these have it. */
  readonly share: number;
  /** What a text may be. */
  readonly choices: readonly string[];
  /** The least and the greatest number. */
  readonly range: readonly [number, number];
}

const NONE = { of: '', choices: [], range: [0, 0] } as const;

export const ATTRIBUTES: readonly AttributeSeed[] = [
  {
    ...NONE,
    ownerType: 'CUSTOMER',
    code: 'branch',
    type: 'TEXT',
    labels: ['Home branch', 'Domovská pobočka', 'Heimatfiliale'],
    share: 0.8,
    choices: ['Old Town', 'River Side', 'Station', 'Airport', 'University'],
  },
  {
    ...NONE,
    ownerType: 'CUSTOMER',
    code: 'paperless',
    type: 'BOOLEAN',
    labels: ['No letters', 'Bez dopisů', 'Ohne Papier'],
    share: 0.6,
  },
  {
    ...NONE,
    ownerType: 'CUSTOMER',
    code: 'identityReviewDue',
    type: 'DATE',
    labels: ['Identity to be checked by', 'Ověřit totožnost do', 'Identität zu prüfen bis'],
    share: 0.5,
  },
  {
    ...NONE,
    ownerType: 'INTERACTION',
    of: 'PHONE',
    code: 'menuChoice',
    type: 'TEXT',
    labels: ['Choice in the menu', 'Volba v menu', 'Wahl im Menü'],
    share: 0.9,
    choices: ['cards', 'payments', 'loans', 'other', 'operator'],
  },
  {
    ...NONE,
    ownerType: 'INTERACTION',
    of: 'PHONE',
    code: 'lineQuality',
    type: 'NUMBER',
    labels: ['Quality of the line, 1 to 5', 'Kvalita linky, 1 až 5', 'Leitungsqualität, 1 bis 5'],
    share: 0.7,
    range: [1, 5],
  },
  {
    ...NONE,
    ownerType: 'CASE',
    of: 'DISPUTE',
    code: 'disputedAmount',
    type: 'NUMBER',
    labels: ['Disputed amount', 'Sporná částka', 'Strittiger Betrag'],
    share: 0.9,
    range: [5, 90_000],
  },
  {
    ...NONE,
    ownerType: 'CASE',
    of: 'DISPUTE',
    code: 'reportedToPolice',
    type: 'BOOLEAN',
    labels: ['Reported to the police', 'Oznámeno policii', 'Bei der Polizei angezeigt'],
    share: 0.8,
  },
  {
    ...NONE,
    ownerType: 'SURVEY_ANSWER',
    code: 'device',
    type: 'TEXT',
    labels: ['Answered on', 'Odpovězeno na', 'Beantwortet am'],
    share: 0.95,
    choices: ['phone', 'tablet', 'computer'],
  },
];
