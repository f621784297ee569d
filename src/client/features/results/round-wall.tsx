// A vote on the projector: how to take part while it is open, and the result once it is there, uncovered by the host.
// Read at eight metres, never scrolled; a lost line is only a small calm mark.
import { useEffect } from 'preact/hooks';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedRound } from '../../live/addressed.ts';
import { keepAwake } from '../../platform/wake-lock.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { StitchRule } from '../../ui/thread.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './round-wall.module.css';
import { WallControls } from './wall-controls.tsx';
import { WallLine } from './wall-line.tsx';
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
        <div class={css.waiting}>
          <h1>
            <VisuallyHidden>{t('results.title')}</VisuallyHidden>
          </h1>
          <EmptyState title={t(found.state === 'looking' ? 'results.wall.looking' : 'results.unknown')}>
            {found.state === 'unknown' && t('results.unknownText')}
          </EmptyState>
          <WallLine />
        </div>
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
      <footer class={css.foot}>
        <WallControls roundId={view.round.id} />
        <WallLine />
      </footer>
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
