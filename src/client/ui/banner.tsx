// A calm strip above the page: no network, a network that wants a login, a new version.
import type { ComponentChildren } from 'preact';
import css from './banner.module.css';
import { Icon, type IconName } from './icon.tsx';

/** A strip with an icon, words and perhaps something to do. */
export function Banner(props: {
  icon: IconName;
  children: ComponentChildren;
  action?: ComponentChildren;
  tone?: 'plain' | 'warm' | 'danger';
}) {
  return (
    <div class={`${css.banner} ${css[props.tone ?? 'plain']}`} role="status">
      <Icon name={props.icon} />
      <p>{props.children}</p>
      {props.action}
    </div>
  );
}
