/** What people write beside a score, by language: when they are glad, when they are not, and when it is neither. */
export interface CommentTable {
  readonly good: readonly string[];
  readonly mixed: readonly string[];
  readonly bad: readonly string[];
}

export const COMMENTS: Readonly<Record<string, CommentTable>> = {
  en: {
    good: [
      'Sorted in five minutes, thank you.',
      'The lady knew my case before I said a word.',
      'They called back exactly when they said they would.',
      'Friendly, quick and clear.',
    ],
    mixed: [
      'In the end it worked, but I had to call twice.',
      'Helpful person, slow system.',
      'Fine, though the menu is too long.',
    ],
    bad: [
      'Nobody called back as promised.',
      'I told my story four times.',
      'Waited forty minutes for a yes or no.',
      'I am moving my salary elsewhere.',
    ],
  },
  cs: {
    good: [
      'Vyřízeno za pět minut, děkuji.',
      'Paní už o všem věděla, nebylo co opakovat.',
      'Zavolali přesně, jak slíbili.',
      'Milé a rychlé jednání.',
    ],
    mixed: [
      'Nakonec dobré, ale až na druhé zavolání.',
      'Ochotný člověk, pomalý systém.',
      'V pořádku, jen je dlouhé menu.',
    ],
    bad: [
      'Nikdo nezavolal, ačkoli slíbili.',
      'Počtvrté vysvětluji totéž.',
      'Čtyřicet minut čekání na jedno slovo.',
      'Odcházím jinam.',
    ],
  },
  de: {
    good: [
      'In fünf Minuten erledigt, danke.',
      'Die Dame kannte meinen Fall schon.',
      'Der Rückruf kam genau wie zugesagt.',
      'Freundlich, schnell und klar.',
    ],
    mixed: [
      'Am Ende gut, aber ich musste zweimal anrufen.',
      'Netter Mensch, langsames System.',
      'In Ordnung, nur das Menü ist zu lang.',
    ],
    bad: [
      'Kein Rückruf trotz Zusage.',
      'Ich habe alles viermal erzählt.',
      'Vierzig Minuten gewartet für ein Ja oder Nein.',
      'Ich wechsle die Bank.',
    ],
  },
  pl: {
    good: [
      'Załatwione w pięć minut, dziękuję.',
      'Oddzwonili dokładnie tak, jak obiecali.',
      'Miło, szybko i jasno.',
    ],
    mixed: ['W końcu się udało, ale trzeba było dzwonić dwa razy.', 'Pomocna osoba, powolny system.'],
    bad: [
      'Nikt nie oddzwonił mimo obietnicy.',
      'Czwarty raz opowiadam to samo.',
      'Czterdzieści minut czekania.',
    ],
  },
  fr: {
    good: [
      'Réglé en cinq minutes, merci.',
      'On m’a rappelé exactement comme promis.',
      'Aimable, rapide et clair.',
    ],
    mixed: ['Finalement bien, mais il a fallu appeler deux fois.', 'Personne serviable, système lent.'],
    bad: [
      'Personne n’a rappelé malgré la promesse.',
      'J’ai raconté mon histoire quatre fois.',
      'Quarante minutes d’attente.',
    ],
  },
  uk: {
    good: ['Вирішили за п’ять хвилин, дякую.', 'Передзвонили саме тоді, коли обіцяли.'],
    mixed: ['Зрештою добре, але довелося дзвонити двічі.'],
    bad: ['Ніхто не передзвонив, хоча обіцяли.', 'Пояснюю те саме вчетверте.'],
  },
  ru: {
    good: ['Решили за пять минут, спасибо.', 'Перезвонили точно, как обещали.'],
    mixed: ['В итоге хорошо, но пришлось звонить дважды.'],
    bad: ['Никто не перезвонил, хотя обещали.', 'Объясняю одно и то же в четвёртый раз.'],
  },
  hi: {
    good: ['पाँच मिनट में काम हो गया, धन्यवाद।', 'जैसा कहा था, ठीक उसी समय फ़ोन आया।'],
    mixed: ['अंत में काम हो गया, पर दो बार फ़ोन करना पड़ा।'],
    bad: ['वादा करके भी किसी ने फ़ोन नहीं किया।', 'चौथी बार वही बात बतानी पड़ी।'],
  },
  zh: {
    good: ['五分钟就解决了，谢谢。', '按约定的时间回了电话。'],
    mixed: ['最后解决了，但我打了两次电话。'],
    bad: ['答应回电，却没有人打来。', '同样的事情我说了四遍。'],
  },
  ar: {
    good: ['حُلَّت المسألة في خمس دقائق، شكرًا.', 'عاودوا الاتصال في الموعد تمامًا.'],
    mixed: ['انتهى الأمر جيدًا لكنني اتصلت مرتين.'],
    bad: ['لم يتصل أحد رغم الوعد.', 'شرحت القصة نفسها أربع مرات.'],
  },
};

export const ROOT_CAUSES = [
  'Wrong entry in the tariff',
  'Outage of the card processor',
  'Address not synchronised between systems',
  'Human error at entry',
  'Terms not explained at the sale',
  'Merchant charged after cancellation',
  'Postal service lost the letter',
  'Defect in the app, version 7.2',
] as const;
