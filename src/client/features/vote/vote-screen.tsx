// The votes of an area: those that are open first.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function VoteScreen(_props: { areaId: AreaId }) {
  return <ScreenHead title={t('vote.title')} />;
}
