/** A country in which the bank has customers. */
export interface Country {
  readonly code: 'CZ' | 'DE' | 'PL' | 'FR';
  /** What most people there speak, and firms write. */
  readonly language: string;
  readonly callingCode: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Beginnings of mobile and of fixed numbers, to which seven digits are added. */
  readonly mobilePrefixes: readonly string[];
  readonly fixedPrefix: string;
  /** Digits a group, as people there write a number. */
  readonly mobileGroups: readonly number[];
  readonly fixedGroups: readonly number[];
  readonly streets: readonly string[];
  readonly towns: readonly string[];
  /** How street, number and town are put together. */
  readonly address: (street: string, number: number, town: string) => string;
  readonly legalForms: { readonly SME: string; readonly CORPORATE: string };
  readonly trades: readonly string[];
  readonly industries: readonly string[];
}

const numberLast = (street: string, number: number, town: string) => `${street} ${String(number)}, ${town}`;
const numberFirst = (street: string, number: number, town: string) => `${String(number)} ${street}, ${town}`;

export const COUNTRIES: Record<Country['code'], Country> = {
  CZ: {
    code: 'CZ',
    language: 'cs',
    callingCode: '420',
    currency: 'CZK',
    timeZone: 'Europe/Prague',
    mobilePrefixes: ['72', '73', '77', '79'],
    fixedPrefix: '22',
    mobileGroups: [3, 3, 3],
    fixedGroups: [3, 3, 3],
    streets: [
      'Dlouhá',
      'Školní',
      'Zahradní',
      'Nádražní',
      'Polní',
      'Masarykova',
      'Husova',
      'Lipová',
      'Na Výsluní',
      'Za Humny',
    ],
    towns: [
      '110 00 Praha 1',
      '130 00 Praha 3',
      '602 00 Brno',
      '702 00 Ostrava',
      '301 00 Plzeň',
      '779 00 Olomouc',
      '460 01 Liberec',
      '370 01 České Budějovice',
    ],
    address: numberLast,
    legalForms: { SME: 's.r.o.', CORPORATE: 'a.s.' },
    trades: [
      'Pekárna',
      'Stavby',
      'Autoservis',
      'Truhlářství',
      'Účetnictví',
      'Zahradnictví',
      'Elektro',
      'Reklama',
    ],
    industries: [
      'Moravské strojírny',
      'Vltavská energetika',
      'Bohemia Logistics',
      'Severočeské sklárny',
      'Pražské pivovary',
    ],
  },
  DE: {
    code: 'DE',
    language: 'de',
    callingCode: '49',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    mobilePrefixes: ['1511', '1512', '1515', '1601'],
    fixedPrefix: '302',
    mobileGroups: [3, 4, 4],
    fixedGroups: [2, 4, 4],
    streets: [
      'Hauptstraße',
      'Bahnhofstraße',
      'Gartenweg',
      'Lindenallee',
      'Schillerstraße',
      'Am Mühlbach',
      'Kirchgasse',
      'Goethestraße',
    ],
    towns: [
      '10115 Berlin',
      '80331 München',
      '20095 Hamburg',
      '01067 Dresden',
      '04109 Leipzig',
      '90402 Nürnberg',
      '50667 Köln',
    ],
    address: numberLast,
    legalForms: { SME: 'GmbH', CORPORATE: 'AG' },
    trades: [
      'Bäckerei',
      'Autohaus',
      'Tischlerei',
      'Gärtnerei',
      'Steuerbüro',
      'Elektro',
      'Dachdeckerei',
      'Metzgerei',
    ],
    industries: [
      'Sächsische Werkzeugbau',
      'Havelland Logistik',
      'Bayerische Solar',
      'Nordwind Energie',
      'Rheinische Feinmechanik',
    ],
  },
  PL: {
    code: 'PL',
    language: 'pl',
    callingCode: '48',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    mobilePrefixes: ['50', '60', '69', '78'],
    fixedPrefix: '22',
    mobileGroups: [3, 3, 3],
    fixedGroups: [2, 3, 2, 2],
    streets: [
      'ul. Polna',
      'ul. Leśna',
      'ul. Słoneczna',
      'ul. Krótka',
      'ul. Szkolna',
      'ul. Ogrodowa',
      'ul. Lipowa',
      'ul. Mickiewicza',
    ],
    towns: [
      '00-001 Warszawa',
      '30-001 Kraków',
      '50-001 Wrocław',
      '40-001 Katowice',
      '90-001 Łódź',
      '61-001 Poznań',
    ],
    address: numberLast,
    legalForms: { SME: 'sp. z o.o.', CORPORATE: 'S.A.' },
    trades: [
      'Piekarnia',
      'Budowa',
      'Warsztat',
      'Stolarnia',
      'Księgowość',
      'Ogrodnictwo',
      'Hurtownia',
      'Drukarnia',
    ],
    industries: [
      'Śląskie Zakłady Metalowe',
      'Bałtyk Transport',
      'Mazowieckie Młyny',
      'Polska Energia Odnawialna',
    ],
  },
  FR: {
    code: 'FR',
    language: 'fr',
    callingCode: '33',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    mobilePrefixes: ['61', '62', '66', '68'],
    fixedPrefix: '14',
    mobileGroups: [1, 2, 2, 2, 2],
    fixedGroups: [1, 2, 2, 2, 2],
    streets: [
      'rue de la République',
      'rue Victor-Hugo',
      'avenue Jean-Jaurès',
      'rue du Moulin',
      'place de l’Église',
      'rue des Écoles',
      'chemin des Vignes',
    ],
    towns: [
      '75001 Paris',
      '69001 Lyon',
      '67000 Strasbourg',
      '31000 Toulouse',
      '59000 Lille',
      '13001 Marseille',
    ],
    address: numberFirst,
    legalForms: { SME: 'SARL', CORPORATE: 'SA' },
    trades: [
      'Boulangerie',
      'Garage',
      'Menuiserie',
      'Pâtisserie',
      'Imprimerie',
      'Plomberie',
      'Librairie',
      'Fleuriste',
    ],
    industries: ['Ateliers du Rhône', 'Énergies de l’Est', 'Transports Gauthier', 'Verreries d’Alsace'],
  },
};

/** Where people who speak a language live, and how many of a hundred customers speak it. */
export const COMMUNITIES: readonly {
  readonly language: string;
  readonly country: Country['code'];
  readonly share: number;
}[] = [
  { language: 'cs', country: 'CZ', share: 38 },
  { language: 'de', country: 'DE', share: 18 },
  { language: 'en', country: 'CZ', share: 8 },
  { language: 'en', country: 'DE', share: 3 },
  { language: 'pl', country: 'PL', share: 11 },
  { language: 'fr', country: 'FR', share: 7 },
  { language: 'uk', country: 'CZ', share: 4 },
  { language: 'uk', country: 'PL', share: 2 },
  { language: 'ru', country: 'CZ', share: 2 },
  { language: 'hi', country: 'DE', share: 2 },
  { language: 'zh', country: 'CZ', share: 2 },
  { language: 'ar', country: 'FR', share: 2 },
  { language: 'ar', country: 'DE', share: 1 },
];
