// What became of a ballot of this phone: a mark for a card, a sentence with its reason for the ballot itself.
import { t } from '../../i18n/words.ts';
import type { OwnBallot } from '../../store/queries/rounds.ts';
import { Tag } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './cast.module.css';
import { fateInShort } from './round-words.ts';

const TONES = { waiting: 'warm', recorded: 'primary', refused: 'danger' } as const;
const ICONS = { waiting: 'clock', recorded: 'check', refused: 'warning' } as const;

/** In a few words; without a ballot, that there is none. */
export function FateTag(props: { own: OwnBallot | undefined }) {
  const { own } = props;
  if (own === undefined) return <Tag label={t('vote.mineNone')} />;
  return <Tag tone={TONES[own.fate.state]} label={fateInShort(own)} />;
}

function sentence({ fate }: OwnBallot, isUnreadable: boolean): string {
  if (isUnreadable && fate.state !== 'recorded') return t('ballot.lost');
  switch (fate.state) {
    case 'waiting':
      return t(fate.isHeld ? 'ballot.held' : 'ballot.waiting');
    case 'recorded':
      return t(fate.isTest ? 'ballot.test' : 'ballot.recorded');
    case 'refused':
      return t(`reject.${fate.code}`);
  }
}

/** In full; `isUnreadable` where this phone cannot open the ballot, nor send it. */
export function FateLine(props: { own: OwnBallot; isUnreadable: boolean }) {
  const { fate } = props.own;
  return (
    <p class={`${css.fate} ${css[fate.state]}`}>
      <Icon name={ICONS[fate.state]} />
      <span>{sentence(props.own, props.isUnreadable)}</span>
    </p>
  );
}
