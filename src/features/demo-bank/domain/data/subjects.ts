import type { Names } from './catalogue';

/** What a case about a reason is called, in the customer's language where it is one of these, else in English. */
export const SUBJECTS: Readonly<Record<string, Names>> = {
  'accounts.opening': [
    'New account: papers are incomplete',
    'Nový účet: neúplné podklady',
    'Neues Konto: Unterlagen unvollständig',
  ],
  'accounts.closing': [
    'Wants to close the account and move the standing orders',
    'Chce zrušit účet a převést trvalé příkazy',
    'Möchte das Konto schließen und die Daueraufträge umziehen',
  ],
  'accounts.statement': [
    'Statement for the tax office',
    'Výpis pro finanční úřad',
    'Kontoauszug für das Finanzamt',
  ],
  'accounts.data': [
    'New address has not reached all systems',
    'Nová adresa se nepropsala do všech systémů',
    'Neue Anschrift ist nicht in allen Systemen',
  ],
  'accounts.fees.monthly': [
    'Monthly fee charged although the conditions were met',
    'Stržen měsíční poplatek, ačkoli byly splněny podmínky',
    'Monatsgebühr trotz erfüllter Bedingungen abgebucht',
  ],
  'accounts.fees.atm': [
    'Fee for a cash withdrawal was not announced',
    'Neoznámený poplatek za výběr z bankomatu',
    'Gebühr für die Abhebung wurde nicht angezeigt',
  ],
  'cards.declined.abroad': [
    'Card declined abroad, terminal says “do not honour”',
    'Karta v zahraničí zamítnuta, terminál hlásí chybu',
    'Karte im Ausland abgelehnt, Terminal meldet Fehler',
  ],
  'cards.declined.online': [
    'Online payment fails at the confirmation step',
    'Platba na internetu selže při potvrzení',
    'Onlinezahlung scheitert bei der Bestätigung',
  ],
  'cards.declined.shop': [
    'Contactless payment refused at the till',
    'Bezkontaktní platba odmítnuta u pokladny',
    'Kontaktlose Zahlung an der Kasse abgelehnt',
  ],
  'cards.lost': [
    'Stolen card: replacement and check of the last payments',
    'Odcizená karta: náhrada a kontrola posledních plateb',
    'Gestohlene Karte: Ersatz und Prüfung der letzten Zahlungen',
  ],
  'cards.delivery': ['New card has not arrived', 'Nová karta nedorazila', 'Neue Karte ist nicht angekommen'],
  'cards.pin': [
    'PIN blocked after three attempts',
    'PIN zablokován po třech pokusech',
    'PIN nach drei Versuchen gesperrt',
  ],
  'cards.disputed': [
    'Subscription charged after it was cancelled',
    'Předplatné strženo i po zrušení',
    'Abonnement nach der Kündigung abgebucht',
  ],
  'cards.limit': [
    'Higher limit for one payment',
    'Vyšší limit pro jednu platbu',
    'Höheres Limit für eine Zahlung',
  ],
  'payments.missing': [
    'Transfer left the account but has not arrived',
    'Převod odešel, ale nedorazil',
    'Überweisung ist abgegangen, aber nicht angekommen',
  ],
  'payments.wrong-recipient': [
    'Money sent to a wrong account',
    'Peníze odeslány na chybný účet',
    'Geld an ein falsches Konto überwiesen',
  ],
  'payments.standing-order': [
    'Standing order was carried out twice',
    'Trvalý příkaz proveden dvakrát',
    'Dauerauftrag doppelt ausgeführt',
  ],
  'payments.abroad': [
    'Payment abroad is held by the correspondent bank',
    'Zahraniční platba vázne u korespondenční banky',
    'Auslandszahlung hängt bei der Korrespondenzbank',
  ],
  'digital.login.password': [
    'Password reset e-mail does not arrive',
    'E-mail s obnovou hesla nechodí',
    'E-Mail zum Zurücksetzen des Passworts kommt nicht an',
  ],
  'digital.login.device': [
    'Activation on the new phone keeps failing',
    'Aktivace na novém telefonu se nedaří',
    'Aktivierung auf dem neuen Telefon schlägt fehl',
  ],
  'digital.app-error': [
    'App closes when the card limits are opened',
    'Aplikace spadne při otevření limitů karty',
    'App stürzt beim Öffnen der Kartenlimits ab',
  ],
  'loans.application.documents': [
    'Proof of income was asked for twice',
    'Potvrzení o příjmu požadováno dvakrát',
    'Einkommensnachweis zweimal verlangt',
  ],
  'loans.application.decision': [
    'No decision on the loan after two weeks',
    'Ani po dvou týdnech není rozhodnuto o úvěru',
    'Nach zwei Wochen keine Entscheidung über den Kredit',
  ],
  'loans.repayment.postponement': [
    'Asks to postpone three instalments',
    'Žádá o odklad tří splátek',
    'Bittet um Stundung von drei Raten',
  ],
  'loans.repayment.early': [
    'Figure for early repayment',
    'Vyčíslení předčasného splacení',
    'Betrag für die vorzeitige Rückzahlung',
  ],
  'mortgages.fixation': [
    'New rate offered is above the advertised one',
    'Nabídnutá sazba je vyšší než inzerovaná',
    'Angebotener Zins liegt über dem beworbenen',
  ],
  'mortgages.drawdown': [
    'Drawdown is late, the seller is waiting',
    'Čerpání se opožďuje, prodávající čeká',
    'Auszahlung verspätet sich, der Verkäufer wartet',
  ],
  'savings.rate': [
    'Rate was lowered without notice',
    'Sazba snížena bez upozornění',
    'Zinssatz ohne Ankündigung gesenkt',
  ],
  'savings.portfolio': [
    'Review of the portfolio with an adviser',
    'Revize portfolia s poradcem',
    'Depotgespräch mit dem Berater',
  ],
  'insurance.claim': [
    'Claim for lost luggage',
    'Pojistná událost: ztracené zavazadlo',
    'Schadensfall: verlorenes Gepäck',
  ],
  'security.suspicious': [
    'Does not know three payments of last night',
    'Nepoznává tři platby z minulé noci',
    'Kennt drei Zahlungen der letzten Nacht nicht',
  ],
  'security.phishing': [
    'Gave the password on a false page',
    'Heslo zadáno na podvodné stránce',
    'Passwort auf einer gefälschten Seite eingegeben',
  ],
  'security.blocked': [
    'Account blocked on a journey',
    'Účet zablokován na cestách',
    'Konto auf einer Reise gesperrt',
  ],
  'service.waiting': [
    'Waited half an hour and was cut off',
    'Půl hodiny čekání a spojení spadlo',
    'Eine halbe Stunde gewartet und dann getrennt',
  ],
  'service.conduct': [
    'Was told three different things by three people',
    'Tři lidé řekli tři různé věci',
    'Drei Leute sagten drei verschiedene Dinge',
  ],
  'service.praise': [
    'Thanks to the branch for quick help',
    'Poděkování pobočce za rychlou pomoc',
    'Dank an die Filiale für schnelle Hilfe',
  ],
  'service.hours': [
    'Wants the branch open on Saturday',
    'Přeje si otevřeno i v sobotu',
    'Wünscht sich eine Öffnung am Samstag',
  ],
  'offer.new-product': [
    'Written offer for a new product',
    'Písemná nabídka nového produktu',
    'Schriftliches Angebot für ein neues Produkt',
  ],
};
