// The phone has no room for a text: it stays on the screen, and the person can take it elsewhere.
import { t } from '../../i18n/words.ts';
import type { Fields } from '../../live/use-draft.ts';
import { copyText } from '../../platform/share.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';

/** Stays until sending works. */
export function NoRoom(props: { fields: Fields }) {
  const { title, text } = props.fields;
  const copy = async (): Promise<void> => {
    const words = [title, text].filter(Boolean).join('\n\n');
    if (await copyText(words)) toast(t('idea.copied'));
  };
  return (
    <Banner
      icon="warning"
      tone="danger"
      action={<Button onClick={() => void copy()}>{t('idea.copyText')}</Button>}
    >
      {t('sync.full')}
    </Banner>
  );
}
