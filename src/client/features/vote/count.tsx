// How much is given and what is wrong: stays in sight while the list scrolls by, and is read aloud when it changes.
import { Icon } from '../../ui/icon.tsx';
import css from './vote.module.css';

export function Count(props: { text: string; trouble: string | undefined }) {
  return (
    <div class={css.count} role="status">
      <b>{props.text}</b>
      {props.trouble !== undefined && (
        <span class={css.trouble}>
          <Icon name="warning" size="s" />
          <span>{props.trouble}</span>
        </span>
      )}
    </div>
  );
}
