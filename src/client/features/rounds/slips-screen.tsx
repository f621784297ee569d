// Slips with voting codes, to print and cut.
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function SlipsScreen(_props: { roundId: string }) {
  return <ScreenHead title={t('rounds.title')} />;
}
