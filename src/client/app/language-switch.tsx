// The language, switchable from every screen.
import { chooseLanguage, LANGUAGE_OPTIONS } from '../i18n/choice.ts';
import { language, t } from '../i18n/words.ts';
import { Select } from '../ui/choice.tsx';
import { toast } from '../ui/toast.tsx';

/** The three languages by their own names; stays as it was where the words cannot be fetched. */
export function LanguageSwitch() {
  return (
    <Select
      compact
      hideLabel
      label={t('app.language')}
      options={LANGUAGE_OPTIONS}
      value={language.value}
      onChange={(wanted) => {
        chooseLanguage(wanted).catch(() => toast(t('part.missingText')));
      }}
    />
  );
}
