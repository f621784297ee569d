// Words of the sample neighbourhood's votes.
import type { LocalText } from '../../domain/text.ts';

type SampleRounds = {
  readonly open: LocalText;
  readonly money: LocalText;
  readonly grades: LocalText;
  readonly criteria: readonly { readonly name: LocalText; readonly weight: number }[];
};

export const ROUNDS: SampleRounds = {
  open: {
    fi: 'Mitä Koivuharjussa tehdään ensin?',
    sv: 'Vad gör vi först i Björkåsen?',
    en: 'What does Koivuharju do first?',
  },
  money: {
    fi: 'Pihojen ja polkujen 5 000 euroa',
    sv: '5 000 euro för gårdar och stigar',
    en: '5,000 euros for yards and paths',
  },
  grades: {
    fi: 'Kehrän arviot syksyn ideoista',
    sv: 'Kehräs vitsord för höstens idéer',
    en: 'The Kehrä’s grades for this autumn’s ideas',
  },
  criteria: [
    { name: { fi: 'Hyöty asukkaille', sv: 'Nytta för invånarna', en: 'Use to residents' }, weight: 2 },
    { name: { fi: 'Toteutettavuus', sv: 'Genomförbarhet', en: 'Feasibility' }, weight: 1 },
  ],
};
