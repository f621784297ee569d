// Settings of a wall for the person at the laptop: unseen by the hall until the pointer or the keyboard comes by.
import { chooseLanguage, LANGUAGE_OPTIONS } from '../i18n/choice.ts';
import { language, t } from '../i18n/words.ts';
import { appearance, chooseAppearance } from '../platform/appearance.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Select } from '../ui/choice.tsx';
import css from './projector.module.css';

const enterFullScreen = (): void => {
  // Refused in frames and on phones: the wall works without.
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
};

/** Language, light or dark for a dark room, full screen, and the way back to the host's screen at `host`. */
export function Controls(props: { host: string }) {
  const isDark = appearance.value === 'dark';
  return (
    <section class={css.controls} aria-label={t('wall.controls')}>
      <LinkButton look="plain" icon="back" href={props.host}>
        {t('host.title')}
      </LinkButton>
      <Select
        compact
        hideLabel
        label={t('app.language')}
        options={LANGUAGE_OPTIONS}
        value={language.value}
        onChange={(wanted) => void chooseLanguage(wanted).catch((error: unknown) => console.error(error))}
      />
      <Button look="plain" onClick={() => chooseAppearance(isDark ? 'light' : 'dark')}>
        {t(isDark ? 'wall.light' : 'wall.dark')}
      </Button>
      <Button look="plain" onClick={enterFullScreen}>
        {t('wall.full')}
      </Button>
    </section>
  );
}
