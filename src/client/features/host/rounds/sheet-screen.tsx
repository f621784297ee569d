// The ballot on paper, to print: for those who vote with a code from a slip and without a phone.
import { useState } from 'preact/hooks';
import { languagesFrom } from '../../../i18n/every-language.ts';
import { language, t } from '../../../i18n/words.ts';
import { useAddressedRound } from '../../../live/addressed.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { goBack } from '../../../platform/navigation.ts';
import { areaView } from '../../../store/queries/area.ts';
import type { RoundView } from '../../../store/queries/rounds.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/choice.tsx';
import { ScreenHead } from '../../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../../ui/state.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import css from './slips-screen.module.css';

/** The screen of one vote; only the ballot itself is printed. */
export function SheetScreen({ roundId }: { roundId: string }) {
  const found = useAddressedRound(roundId);
  const back = { href: `/host/rounds/${roundId}`, label: t('act.back'), onClick: goBack };
  return (
    <div class={css.screen}>
      <div class={css.head}>
        <ScreenHead title={t('rounds.sheetTitle')} back={back} />
        {found.state === 'looking' && <Skeleton label={t('app.loading')} />}
        {found.state === 'unknown' && (
          <EmptyState drawing="needle" title={t('rounds.gone')}>
            {t('rounds.goneText')}
          </EmptyState>
        )}
        {found.state === 'here' && whyNot(found.value) !== undefined && (
          <EmptyState title={t('rounds.sheetTitle')}>{whyNot(found.value)}</EmptyState>
        )}
      </div>
      {found.state === 'here' && whyNot(found.value) === undefined && <Printing view={found.value} />}
    </div>
  );
}

/** Paper needs codes, and is of use as long as one can vote. */
function whyNot({ round }: RoundView): string | undefined {
  if (round.door !== 'code') return t('rounds.paperPhones');
  return round.closedAt === undefined ? undefined : t('rounds.sheetClosed');
}

function Printing({ view }: { view: RoundView }) {
  const { round, candidates, isWhole } = view;
  const live = settled(useLive((db) => areaView(db, round.areaId), round.areaId));
  const [speech, setSpeech] = useState<'three' | 'one'>('three');
  // A ballot without all its titles must not get onto paper.
  if (live.state === 'loading' || !isWhole) return <Skeleton label={t('app.loading')} />;
  const mine = language.value;
  return (
    <>
      <div class={css.tools}>
        <Button look="primary" wide icon="printer" onClick={() => print()}>
          {t('poster.print')}
        </Button>
        <Segmented
          label={t('rounds.sheetLanguages')}
          value={speech}
          onChange={setSpeech}
          options={[
            { value: 'three', label: t('rounds.slipThree') },
            { value: 'one', label: t('rounds.slipOne') },
          ]}
        />
        <p>{t('rounds.sheetText')}</p>
        <p>{t('rounds.sheetMany')}</p>
      </div>
      <section class={css.preview} aria-label={t('poster.preview')}>
        <PaperSheet
          round={round}
          area={live.value.area}
          candidates={candidates}
          languages={speech === 'three' ? languagesFrom(mine) : [mine]}
          label={t('rounds.sheetTitle')}
        />
      </section>
    </>
  );
}
