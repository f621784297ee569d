// A vote on the projector: how to take part while it is open, and the result once it is there, uncovered by the host.
// Read at eight metres, never scrolled; a lost line is only a small calm mark.
import { useEffect } from 'preact/hooks';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedRound } from '../../live/addressed.ts';
import { keepAwake } from '../../platform/wake-lock.ts';
import { WallFoot } from '../../projector/foot.tsx';
import { WallWaiting } from '../../projector/wall-waiting.tsx';
import type { RoundView } from '../../store/queries/rounds.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { StitchRule } from '../../ui/thread.tsx';
import css from './round-wall.module.css';
import { WallOpen } from './wall-open.tsx';
import { WallResult } from './wall-result.tsx';

/** The screen; a wall on a borrowed laptop fetches the vote of its address. */
export function RoundWall(props: { roundId: string }) {
  const found = useAddressedRound(props.roundId);
  useEffect(keepAwake, []);
  return (
    <>
      {found.state === 'here' ? (
        <Wall view={found.value} />
      ) : (
        <WallWaiting
          name={t('results.title')}
          title={t(found.state === 'looking' ? 'results.wall.looking' : 'results.unknown')}
          text={found.state === 'unknown' ? t('results.unknownText') : undefined}
        />
      )}
      <LiveRegion />
    </>
  );
}

function Wall({ view }: { view: RoundView }) {
  const title = inLanguage(view.round.title, language.value);
  useEffect(() => {
    document.title = `${title} · Kehrä`;
  }, [title]);
  return (
    <div class={css.wall}>
      <header class={css.head}>
        <h1>{title}</h1>
        <StitchRule />
      </header>
      <Stage view={view} />
      <WallFoot host={`/host/rounds/${view.round.id}`} />
    </div>
  );
}

function Stage({ view }: { view: RoundView }) {
  const { result } = view;
  if (result !== undefined) return <WallResult view={{ ...view, result }} />;
  if (view.state === 'open') return <WallOpen view={view} />;
  return (
    <section class={css.cover}>
      <h2>{t('results.counting')}</h2>
      <p>{t('results.wall.counting')}</p>
    </section>
  );
}
