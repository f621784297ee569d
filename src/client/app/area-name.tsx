// The area's name on top of every screen; a tap leads to the choice of another.
import { inLanguage } from '../../domain/text.ts';
import { language, t } from '../i18n/words.ts';
import { useLive } from '../live/store-context.ts';
import type { KehraDb } from '../store/db.ts';
import { areaView, currentAreaId } from '../store/queries/area.ts';
import { Spindle } from '../ui/spindle.tsx';
import css from './shell.module.css';

async function currentArea(db: KehraDb) {
  const areaId = await currentAreaId(db);
  return areaId === undefined ? undefined : (await areaView(db, areaId)).area;
}

/** The area, or the app's own name while there is none. */
export function AreaName() {
  const live = useLive(currentArea, '');
  const area = live.state === 'ready' ? live.value : undefined;
  return (
    <a
      class={css.area}
      href="/areas"
      aria-label={area && t('app.areaIs', { area: inLanguage(area.name, language.value) })}
    >
      <Spindle />
      <span>{area === undefined ? t('app.name') : inLanguage(area.name, language.value)}</span>
    </a>
  );
}
