import type { PromiseKind } from '../rows';
import type { Names } from './catalogue';

export interface PromiseText {
  readonly kind: PromiseKind;
  /** Working days that are usually granted, least and most. */
  readonly days: readonly [least: number, most: number];
  readonly text: Names;
}

export const PROMISE_TEXTS = {
  callback: {
    kind: 'CALLBACK',
    days: [1, 3],
    text: [
      'We will call you back with the result',
      'Zavoláme vám zpět s výsledkem',
      'Wir rufen Sie mit dem Ergebnis zurück',
    ],
  },
  answer: {
    kind: 'ANSWER',
    days: [3, 14],
    text: [
      'We will answer in writing what happened and why',
      'Písemně odpovíme, co se stalo a proč',
      'Wir antworten schriftlich, was geschehen ist und warum',
    ],
  },
  decision: {
    kind: 'ANSWER',
    days: [3, 10],
    text: [
      'You will have our decision by that day',
      'Do toho dne budete mít naše rozhodnutí',
      'Bis dahin haben Sie unsere Entscheidung',
    ],
  },
  documents: {
    kind: 'DOCUMENT',
    days: [1, 5],
    text: [
      'We will send the papers by e-mail',
      'Podklady pošleme e-mailem',
      'Wir schicken die Unterlagen per E-Mail',
    ],
  },
  confirmation: {
    kind: 'DOCUMENT',
    days: [1, 4],
    text: [
      'We will confirm in writing that it is done',
      'Písemně potvrdíme, že je hotovo',
      'Wir bestätigen schriftlich, dass es erledigt ist',
    ],
  },
  offer: {
    kind: 'DOCUMENT',
    days: [1, 7],
    text: [
      'You will receive a written offer',
      'Obdržíte písemnou nabídku',
      'Sie erhalten ein schriftliches Angebot',
    ],
  },
  feeRefund: {
    kind: 'REFUND',
    days: [2, 7],
    text: [
      'We will return the fee to your account',
      'Poplatek vrátíme na váš účet',
      'Wir erstatten die Gebühr auf Ihr Konto',
    ],
  },
  dispute: {
    kind: 'REFUND',
    days: [10, 30],
    text: [
      'We will refund the payment or explain why not',
      'Platbu vrátíme, nebo vysvětlíme, proč ne',
      'Wir erstatten die Zahlung oder erklären, warum nicht',
    ],
  },
  trace: {
    kind: 'ANSWER',
    days: [2, 8],
    text: [
      'We will trace the payment and tell you where it is',
      'Platbu dohledáme a řekneme vám, kde je',
      'Wir forschen nach und sagen Ihnen, wo die Zahlung ist',
    ],
  },
  cardFix: {
    kind: 'FIX',
    days: [1, 3],
    text: [
      'The card will work again by that day',
      'Do toho dne bude karta opět fungovat',
      'Bis dahin funktioniert die Karte wieder',
    ],
  },
  newCard: {
    kind: 'DOCUMENT',
    days: [5, 12],
    text: [
      'A new card will be with you by post',
      'Novou kartu doručíme poštou',
      'Eine neue Karte kommt per Post',
    ],
  },
  newPin: {
    kind: 'DOCUMENT',
    days: [2, 6],
    text: ['A new PIN will be on its way', 'Pošleme vám nový PIN', 'Eine neue PIN ist unterwegs'],
  },
  appFix: {
    kind: 'FIX',
    days: [5, 21],
    text: [
      'The next version of the app will have the correction',
      'Příští verze aplikace bude opravená',
      'Die nächste Version der App enthält die Korrektur',
    ],
  },
} as const satisfies Record<string, PromiseText>;

export type PromiseTextKey = keyof typeof PROMISE_TEXTS;

/** What shows that a promise was kept. */
export const EVIDENCE: readonly Names[] = [
  ['Letter sent, copy on file', 'Dopis odeslán, kopie ve spisu', 'Brief versandt, Kopie in der Akte'],
  ['Call recorded', 'Hovor nahrán', 'Gespräch aufgezeichnet'],
  ['Payment booked', 'Platba zaúčtována', 'Zahlung gebucht'],
  ['Confirmed by the customer', 'Potvrzeno zákazníkem', 'Vom Kunden bestätigt'],
];
