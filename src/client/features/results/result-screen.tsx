// The result of a vote, as pictures and as tables.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function ResultScreen(_props: { roundId: string }) {
  return <ScreenHead title={t('results.title')} />;
}
