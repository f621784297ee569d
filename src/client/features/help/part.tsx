// One part of a help page: its heading, and its lines with the app's own words set off.
import type { HelpPart } from '../../i18n/help.ts';
import css from './help.module.css';

export function Part({ part }: { part: HelpPart }) {
  const { id, title, text = [], steps = [], points = [] } = part;
  return (
    <section class={css.part} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {text.map((line) => (
        <p key={line}>
          <Line line={line} />
        </p>
      ))}
      {steps.length > 0 && (
        <ol class={css.steps}>
          <Items lines={steps} />
        </ol>
      )}
      {points.length > 0 && (
        <ul class={css.points}>
          <Items lines={points} />
        </ul>
      )}
    </section>
  );
}

const Items = (props: { lines: readonly string[] }) =>
  props.lines.map((line) => (
    <li key={line}>
      <Line line={line} />
    </li>
  ));

/** Every second piece between stars is a word of the screens. */
const Line = (props: { line: string }) =>
  props.line.split('*').map((piece, index) => (index % 2 === 1 ? <b key={index}>{piece}</b> : piece));
