// One row for each kind of notice, with a switch for each way. What is told at all is in the app too: so the first switch
// turns the others off with it, and each of the others turns it on.
import { CHANNELS, type Channel, NOTICE_KINDS, type NoticeKind } from '../../../domain/notice-kinds.ts';
import { channelsFor, type NoticeWish } from '../../../domain/notice-wish.ts';
import { t } from '../../i18n/words.ts';
import { Switch } from '../../ui/switch.tsx';
import type { Choose } from './choose.ts';
import css from './notices.module.css';

/** The ways after a switch was turned, in the order of the table. */
export function turned(now: readonly Channel[], channel: Channel, isOn: boolean): Channel[] {
  if (channel === 'inbox' && !isOn) return [];
  const wanted = new Set<Channel>(isOn ? ['inbox', ...now, channel] : ['inbox', ...now]);
  if (!isOn) wanted.delete(channel);
  return CHANNELS.filter((one) => wanted.has(one));
}

export function KindSwitches(props: { wish: NoticeWish; onChoose: Choose }) {
  const { choices, quiet } = props.wish;
  const turn = (what: NoticeKind, channels: Channel[]): void =>
    void props.onChoose({ choices: { ...choices, [what]: channels }, quiet });
  return (
    <div class={css.kinds}>
      {NOTICE_KINDS.map((what) => {
        const now = channelsFor(what, props.wish);
        const name = t(`wish.${what}`);
        return (
          <fieldset key={what} class={css.kind}>
            <legend>{name}</legend>
            <div class={css.channels}>
              {CHANNELS.map((channel) => (
                <Switch
                  key={channel}
                  label={t(`channel.${channel}`)}
                  on={now.includes(channel)}
                  onChange={(isOn) => turn(what, turned(now, channel, isOn))}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
