// The meetings of the sample neighbourhood: tonight's workshop, and the Kehrä's meeting after it.
import type { SampleArea } from './sample-area.ts';

export const KOIVUHARJU_MEETINGS: Pick<SampleArea, 'meeting' | 'next'> = {
  meeting: {
    title: {
      fi: 'Ideapaja: Koivuharju 2030',
      sv: 'Idéverkstad: Björkåsen 2030',
      en: 'Workshop: Koivuharju 2030',
    },
    type: 'workshop',
    place: 'Koivuharjun koulu, ruokasali',
    agenda: {
      fi: 'Kahvit klo 17.30, ideat klo 18, ryhmittely klo 19.',
      sv: 'Kaffe kl. 17.30, idéer kl. 18, gruppering kl. 19.',
      en: 'Coffee at 5.30 pm, ideas at 6, grouping at 7.',
    },
    code: 'KEHRA2',
  },
  next: {
    title: {
      fi: 'Kehrän kokous: mitä viedään eteenpäin',
      sv: 'Kehrämöte: vad går vi vidare med',
      en: 'Kehrä meeting: what goes forward',
    },
    type: 'kehraMeeting',
    place: 'Koivuharjun kirjasto, monitoimitila',
    agenda: {
      fi: 'Ideapajan tulokset\nKehrän arvosanat\nKuka tekee mitä seuraavaksi',
      sv: 'Idéverkstadens resultat\nKehräs vitsord\nVem gör vad härnäst',
      en: 'Results of the workshop\nGrades of the Kehrä\nWho does what next',
    },
    capacity: 40,
    code: 'KEHRA4',
  },
};
