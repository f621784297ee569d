// A theme: its name, which of the eight threads is its sign, and its removal.
import { useId, useState } from 'preact/hooks';
import { type AreaId, ThemeId } from '../../../domain/ids.ts';
import { inLanguage, LIMITS, type LocalText } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { removeTheme, setTheme } from '../../../domain/theme-host.ts';
import { language, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { newId } from '../../store/identity.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ThreadMark, threadLetter } from '../../ui/thread.tsx';
import { toast } from '../../ui/toast.tsx';
import { HostForm } from './form.tsx';
import { LocalTextFields, tidyLocal } from './local-text-fields.tsx';
import { useFormSend, useSend } from './send.ts';
import css from './theme.module.css';

const THREADS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Without `theme` a new one is made, with the first thread that no other theme has. */
export function ThemeForm(props: {
  areaId: AreaId;
  theme: Theme | undefined;
  themes: readonly Theme[];
  onDone: () => void;
}) {
  const store = useStore();
  const { theme } = props;
  const used = props.themes.filter((other) => other.id !== theme?.id).map((other) => other.thread);
  const [themeId] = useState(() => theme?.id ?? newId(store, ThemeId));
  const [name, setName] = useState<LocalText>(theme?.name ?? {});
  const [thread, setThread] = useState(theme?.thread ?? THREADS.find((free) => !used.includes(free)) ?? 1);
  const { send, troubles } = useFormSend();
  const save = async (): Promise<void> => {
    const sent = await send(setTheme, props.areaId, { themeId, name: tidyLocal(name), thread });
    if (sent !== 'stored') return;
    toast(t('host.saved'));
    props.onDone();
  };
  return (
    <HostForm
      saveLabel={t('act.save')}
      onSave={save}
      onCancel={props.onDone}
      trouble={troubles.besides('name')}
      also={theme !== undefined && <Removal theme={theme} onDone={props.onDone} />}
    >
      <LocalTextFields
        label={t('host.name')}
        value={name}
        onChange={setName}
        max={LIMITS.localName}
        error={troubles.at('name')}
      />
      <ThreadChoice value={thread} used={used} onChange={setThread} />
    </HostForm>
  );
}

function ThreadChoice(props: { value: number; used: readonly number[]; onChange: (thread: number) => void }) {
  const group = useId();
  return (
    <fieldset>
      <legend class={css.legend}>{t('host.thread')}</legend>
      <div class={css.threads}>
        {THREADS.map((thread) => (
          <label key={thread} class={css.thread}>
            <input
              type="radio"
              name={group}
              checked={thread === props.value}
              aria-label={t(props.used.includes(thread) ? 'host.threadUsed' : 'host.threadOf', {
                letter: threadLetter(thread),
              })}
              onChange={() => props.onChange(thread)}
            />
            <span class={props.used.includes(thread) ? css.used : undefined}>
              <ThreadMark thread={thread} size="m" />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Removal(props: { theme: Theme; onDone: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const send = useSend();
  const { theme } = props;
  const remove = async (): Promise<void> => {
    if (!(await send(removeTheme, theme.areaId, { themeId: theme.id }))) return;
    toast(t('host.themeRemoved'));
    props.onDone();
  };
  return (
    <>
      <Button look="danger" icon="trash" onClick={() => setAsking(true)}>
        {t('host.removeTheme')}
      </Button>
      {isAsking && (
        <Sheet title={t('host.removeTheme')} closeLabel={t('act.close')} onClose={() => setAsking(false)}>
          <Stack>
            <p>{t('host.removeThemeAsk', { theme: inLanguage(theme.name, language.value) })}</p>
            <Row>
              <Button look="danger" onClick={remove}>
                {t('host.removeTheme')}
              </Button>
              <Button look="plain" onClick={() => setAsking(false)}>
                {t('act.cancel')}
              </Button>
            </Row>
          </Stack>
        </Sheet>
      )}
    </>
  );
}
