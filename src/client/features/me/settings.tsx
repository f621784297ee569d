// Name, language, light or dark.
import { useEffect, useState } from 'preact/hooks';
import { LIMITS } from '../../../domain/text.ts';
import { chooseLanguage, LANGUAGE_OPTIONS } from '../../i18n/choice.ts';
import { language, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { APPEARANCES, appearance, chooseAppearance } from '../../platform/appearance.ts';
import { getMeta, setMeta } from '../../store/meta.ts';
import { withDb } from '../../store/open.ts';
import { Segmented } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Section, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';

const LABELS = { auto: 'me.themeAuto', light: 'me.themeLight', dark: 'me.themeDark' } as const;

export function Settings() {
  return (
    <Section title={t('me.settings')}>
      <Stack gap="l">
        <Name />
        <Segmented
          label={t('app.language')}
          options={LANGUAGE_OPTIONS}
          value={language.value}
          onChange={(wanted) => {
            chooseLanguage(wanted).catch(() => toast(t('part.missingText')));
          }}
        />
        <Segmented
          label={t('me.theme')}
          options={APPEARANCES.map((value) => ({ value, label: t(LABELS[value]) }))}
          value={appearance.value}
          onChange={chooseAppearance}
        />
      </Stack>
    </Section>
  );
}

/** Kept when the field is left; a blank name is none. */
function Name() {
  const store = useStore();
  const [name, setName] = useState('');
  useEffect(() => {
    withDb(store, (db) => getMeta(db, 'name')).then((kept) => setName(kept ?? ''), console.error);
  }, [store]);
  const keep = (): void => {
    const kept = name.trim().slice(0, LIMITS.name);
    withDb(store, (db) => (kept === '' ? db.meta.delete('name') : setMeta(db, 'name', kept))).catch(
      console.error,
    );
  };
  return (
    <Field
      label={t('me.name')}
      hint={t('me.nameHint')}
      value={name}
      max={LIMITS.name}
      onInput={setName}
      onBlur={keep}
      autoComplete="name"
      autoCapitalize="words"
    />
  );
}
