// Where somebody begins who came without a code: asks for it, and offers the areas that the phone knows of.
import { useLocation } from 'preact-iso/router';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { withDb } from '../../store/open.ts';
import { chooseArea } from '../../store/queries/area.ts';
import { type AreaChoice, areaChoices } from '../../store/queries/area-choices.ts';
import { Icon } from '../../ui/icon.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { Warp } from '../../ui/warp.tsx';
import { CodeForm } from './code-form.tsx';
import css from './join.module.css';

/** The start page, and the place to change area. */
export function StartScreen() {
  const areas = settled(useLive(areaChoices, ''));
  return (
    <>
      <Warp />
      <ScreenHead title={t('join.start')} pageTitle={t('join.title')}>
        <p>{t('join.startText')}</p>
      </ScreenHead>
      <CodeForm />
      {areas.state === 'ready' && areas.value.length > 0 && (
        <Section title={t('join.areas')}>
          <ul class={css.areas}>
            {areas.value.map((area) => (
              <li key={area.areaId}>
                <AreaButton area={area} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function AreaButton(props: { area: AreaChoice }) {
  const store = useStore();
  const { route } = useLocation();
  const { areaId, name, current } = props.area;
  const choose = async (): Promise<void> => {
    await withDb(store, (db) => chooseArea(db, areaId));
    wake();
    route('/ideas');
  };
  return (
    <button type="button" class={css.area} onClick={choose} aria-current={current ? 'true' : undefined}>
      <span>{inLanguage(name, language.value)}</span>
      <Icon name={current ? 'check' : 'forward'} />
    </button>
  );
}
