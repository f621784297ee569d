// Parts of a whole as bars below each other, with a line that none should pass. All that it shows stands there in words.
import { Icon } from './icon.tsx';
import css from './share-bars.module.css';

export type ShareBar = {
  readonly key: string;
  readonly label: string;
  /** The part in figures, as it is read. */
  readonly figures: string;
  /** Of the whole, in tenths of a per cent. */
  readonly permille: number;
  /** What is wrong with it, if anything. */
  readonly note: string | undefined;
};

/** `line` is where the line stands, in tenths of a per cent. */
export function ShareBars(props: { bars: readonly ShareBar[]; line: number }) {
  return (
    <ul class={css.bars}>
      {props.bars.map((bar) => (
        <li key={bar.key}>
          <div class={css.words}>
            <span>{bar.label}</span>
            <b>{bar.figures}</b>
          </div>
          <div class={css.track} aria-hidden="true">
            <i
              class={`${css.part} ${bar.note === undefined ? '' : css.marked}`}
              style={{ inlineSize: `${bar.permille / 10}%` }}
            />
            <i class={css.line} style={{ insetInlineStart: `${props.line / 10}%` }} />
          </div>
          {bar.note !== undefined && (
            <p class={css.note}>
              <Icon name="warning" size="s" />
              <span>{bar.note}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
