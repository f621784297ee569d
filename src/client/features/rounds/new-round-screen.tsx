// A host opens a vote.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { ScreenHead } from '../../ui/screen.tsx';

export function NewRoundScreen(_props: { areaId: AreaId }) {
  return <ScreenHead title={t('rounds.title')} />;
}
