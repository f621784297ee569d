// A host follows a vote, extends it and closes it.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function HostRound(_props: { roundId: string }) {
  return <ScreenHead title={t('rounds.title')} />;
}
