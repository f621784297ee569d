// What is saved on this phone and not yet sent, counted by the store, with a way to try now.
import { plural, sentenceOf, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { syncStatus } from '../../store/queries/me.ts';
import { outboxView, type Waiting } from '../../store/queries/my-own.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { commandTitle, commandWord } from './command-word.ts';
import css from './me.module.css';

export function Outbox() {
  const live = settled(useLive(outboxView, ''));
  const status = settled(useLive(syncStatus, ''));
  if (live.state === 'loading') return null;
  const problem = status.state === 'ready' ? status.value.health?.problem : undefined;
  if (live.value.length === 0) {
    return (
      <p class={css.allSent}>
        <Icon name="check" />
        <span>{t('me.outboxEmpty')}</span>
      </p>
    );
  }
  return (
    <Card as="section">
      <div class={css.outboxHead}>
        <h2 class={css.cardTitle}>{plural('nav.waiting', live.value.length)}</h2>
        <Button onClick={wake}>{t('me.sendNow')}</Button>
      </div>
      <p class={css.soft}>
        {t('sync.saved')}. {problem !== undefined && sentenceOf('problem', problem)}
      </p>
      <ol class={css.waiting}>
        {live.value.map((waiting) => (
          <WaitingRow key={waiting.command.id} waiting={waiting} />
        ))}
      </ol>
    </Card>
  );
}

function WaitingRow(props: { waiting: Waiting }) {
  const { command } = props.waiting;
  const title = commandTitle(command);
  return (
    <li>
      <Icon name="clock" size="s" />
      <span>
        {commandWord(command.type)}
        {title !== undefined && <b>{title}</b>}
      </span>
    </li>
  );
}
