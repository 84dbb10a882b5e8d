import type { Names } from './catalogue';

/** Where reviews are written. */
export const PLATFORMS = ['Google Maps', 'Trustpilot', 'App Store', 'Google Play', 'Facebook'] as const;

/** What customers propose: English, Czech, German. */
export const IDEAS: readonly Names[] = [
  [
    'Let me freeze my card in the app.',
    'Dovolte zmrazit kartu v aplikaci.',
    'Ich möchte die Karte in der App sperren.',
  ],
  [
    'Show fees before I confirm.',
    'Ukažte poplatek dřív, než potvrdím.',
    'Zeigen Sie Gebühren vor der Bestätigung.',
  ],
  ['Say how long the queue is.', 'Řekněte, jak dlouhá je fronta.', 'Sagen Sie, wie lang die Schlange ist.'],
  ['One number for all my matters.', 'Jedno číslo na všechno.', 'Eine Nummer für alles.'],
];

/** What is to be reached with an advocate. */
export const GOALS = [
  'A reference for the mortgage team',
  'A review on a public platform',
  'Two referrals within the period',
  'A place on the customer council',
  'A story for the annual report',
] as const;
