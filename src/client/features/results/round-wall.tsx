// A vote on the projector: how to take part while it is open, the result once it is there.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function RoundWall(_props: { roundId: string }) {
  return <ScreenHead title={t('results.title')} />;
}
