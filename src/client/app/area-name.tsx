// The area's name on top of every screen; a tap leads to the choice of another.
import { inLanguage } from '../../domain/text.ts';
import { language, t } from '../i18n/words.ts';
import { Spindle } from '../ui/spindle.tsx';
import css from './shell.module.css';
import { useCurrentArea } from './use-current-area.ts';

/** The area, or the app's own name while there is none. */
export function AreaName() {
  const live = useCurrentArea();
  const area = live.state === 'ready' ? live.value?.area : undefined;
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
