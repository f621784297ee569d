// Finnish words of what the server sends: push messages and letters.
export const words = {
  meetingAnnounced: 'Uusi kokous',
  meetingChanged: 'Kokouksen tiedot ovat muuttuneet',
  meetingCancelled: 'Kokous on peruttu',
  meetingDayBefore: 'Kokous on huomenna',
  meetingHourBefore: 'Kokous alkaa tunnin päästä',
  minutesPublished: 'Kokouksen muistio on julkaistu',
  ideaAnswered: 'Ideaasi on vastattu',
  ideaCommented: 'Ideaasi on kommentoitu',
  ideaVoted: 'Ideasi äänet on laskettu',
  kehraInvited: 'Sinut on kutsuttu Kehrään',
  open: 'Avaa Kehrässä',
  several_one: '{count} uusi ilmoitus',
  several_other: '{count} uutta ilmoitusta',
  hello: 'Hei,',
  why: 'Saat tämän viestin, koska olet pyytänyt Kehrän ilmoitukset sähköpostiisi.',
  leave: 'En halua enää näitä viestejä',
  testTitle: 'Ilmoitukset toimivat',
  testText: 'Tämä on koeilmoitus, jonka pyysit.',
  proveSubject: 'Vahvista sähköpostiosoitteesi',
  proveText:
    'Joku, luultavasti sinä, haluaa Kehrän ilmoitukset tähän osoitteeseen. Jos se olit sinä, vahvista osoite.',
  proveElse: 'Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään. Linkki vanhenee vuorokaudessa.',
  prove: 'Vahvista osoite',
  returnSubject: 'Palaa Kehrään',
  returnText:
    'Joku, luultavasti sinä, haluaa käyttää Kehrää toisella puhelimella. Avaa linkki sillä puhelimella: ideasi ja kannatuksesi löytyvät sitten siltäkin.',
  returnElse: 'Jos et pyytänyt tätä, älä avaa linkkiä äläkä anna sitä muille. Se vanhenee tunnissa.',
  returnHere: 'Jatka tällä puhelimella',
} as const;
export type Word = keyof typeof words;
export type Words = Readonly<Record<Word, string>>;
