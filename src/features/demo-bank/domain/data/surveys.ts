import type { SurveyRow } from '../rows';
import type { Names } from './catalogue';

/** The questions are in English, Czech and German; the English one is also what the survey is called. */
export const SURVEYS: readonly (Pick<
  SurveyRow,
  'code' | 'metric' | 'scaleMin' | 'scaleMax' | 'triggerKind' | 'samplingShare' | 'coolDownDays'
> & { readonly questions: Names })[] = [
  {
    code: 'relationship-nps',
    metric: 'NPS',
    scaleMin: 0,
    scaleMax: 10,
    triggerKind: 'RELATIONSHIP',
    samplingShare: '0.25',
    coolDownDays: 90,
    questions: ['Would you recommend us?', 'Doporučili byste nás?', 'Würden Sie uns weiterempfehlen?'],
  },
  {
    code: 'contact-csat',
    metric: 'CSAT',
    scaleMin: 1,
    scaleMax: 5,
    triggerKind: 'AFTER_INTERACTION',
    samplingShare: '0.3',
    coolDownDays: 30,
    questions: [
      'How satisfied were you with this contact?',
      'Jak jste byli s tímto kontaktem spokojeni?',
      'Wie zufrieden waren Sie mit diesem Kontakt?',
    ],
  },
  {
    code: 'contact-ces',
    metric: 'CES',
    scaleMin: 1,
    scaleMax: 7,
    triggerKind: 'AFTER_INTERACTION',
    samplingShare: '0.2',
    coolDownDays: 30,
    questions: [
      'How easy was it to settle your matter?',
      'Jak snadné bylo vyřídit vaši záležitost?',
      'Wie einfach war es, Ihr Anliegen zu klären?',
    ],
  },
  {
    code: 'case-csat',
    metric: 'CSAT',
    scaleMin: 1,
    scaleMax: 5,
    triggerKind: 'AFTER_CASE',
    samplingShare: '0.5',
    coolDownDays: 14,
    questions: [
      'How satisfied are you with the solution?',
      'Jak jste spokojeni s řešením?',
      'Wie zufrieden sind Sie mit der Lösung?',
    ],
  },
];
