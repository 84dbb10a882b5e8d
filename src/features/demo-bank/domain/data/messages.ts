import type { Names } from './catalogue';

/** What people write. The customer's first words name the matter: `…` stands for its subject. */
export const FIRST_WORDS: readonly Names[] = [
  [
    'Good day, I am writing to you about this: …. Could you please look into it?',
    'Dobrý den, obracím se na vás v této věci: …. Můžete to prosím prověřit?',
    'Guten Tag, ich wende mich an Sie in dieser Sache: …. Können Sie das bitte prüfen?',
  ],
  [
    'Hello, … – what can be done about it?',
    'Dobrý den, … – co se s tím dá dělat?',
    'Hallo, … – was lässt sich da machen?',
  ],
  [
    '…. I would be glad of an answer soon. Thank you.',
    '…. Budu rád za brzkou odpověď. Děkuji.',
    '…. Über eine baldige Antwort freue ich mich. Danke.',
  ],
];

/** Lines of a chat between the first words and the last. */
export const CUSTOMER_LINES: readonly Names[] = [
  ['Yes, since this morning.', 'Ano, od dnešního rána.', 'Ja, seit heute Morgen.'],
  ['I have tried that already.', 'To už jsem zkoušel.', 'Das habe ich schon versucht.'],
  ['I will wait.', 'Počkám.', 'Ich warte.'],
];
export const AGENT_LINES: readonly Names[] = [
  ['One moment, I am looking into it.', 'Okamžik, podívám se na to.', 'Einen Moment, ich sehe nach.'],
  [
    'May I ask since when it has been so?',
    'Mohu se zeptat, odkdy to tak je?',
    'Darf ich fragen, seit wann das so ist?',
  ],
];

export const LAST_WORDS: readonly Names[] = [
  [
    'Thank you for your message. We have looked into it and put it right.',
    'Děkujeme za zprávu. Prověřili jsme to a dali do pořádku.',
    'Danke für Ihre Nachricht. Wir haben es geprüft und in Ordnung gebracht.',
  ],
  [
    'Thank you for writing. We will tell you by the date that we agreed.',
    'Děkujeme, že jste nám napsali. Ozveme se do dohodnutého dne.',
    'Danke, dass Sie uns geschrieben haben. Wir melden uns bis zum vereinbarten Tag.',
  ],
];

/** What the bank writes when it writes first. */
export const NOTICES: readonly Names[] = [
  [
    'Good day, this is to let you know: ….',
    'Dobrý den, dovolujeme si vás informovat: ….',
    'Guten Tag, wir möchten Sie informieren: ….',
  ],
];
