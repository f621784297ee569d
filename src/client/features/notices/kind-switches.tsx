// One row for each kind of notice, with a switch for each way.
import { CHANNELS, type Channel, NOTICE_KINDS, type NoticeKind } from '../../../domain/notice-kinds.ts';
import { channelsFor, type NoticeWish } from '../../../domain/notice-wish.ts';
import { t } from '../../i18n/words.ts';
import { Switch } from '../../ui/switch.tsx';
import type { Choose } from './choose.ts';
import css from './notices.module.css';
import { turned } from './turned.ts';

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
