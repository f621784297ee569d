// One vote and this person's ballot in it.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function BallotScreen(_props: { roundId: string }) {
  return <ScreenHead title={t('vote.title')} />;
}
