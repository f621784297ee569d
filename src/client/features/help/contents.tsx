// The table of contents: leads to a heading, which takes the focus, so that screen readers go on reading from there.
import { useLayoutEffect } from 'preact/hooks';
import type { HelpPart } from '../../i18n/help.ts';
import css from './help.module.css';

function goTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** Steps within the page are no steps of the history: Back leads out of it. */
function follow(event: MouseEvent, id: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.replaceState(history.state, '', `#${id}`);
  goTo(id);
}

export function Contents(props: { title: string; parts: readonly HelpPart[] }) {
  // The page was not there yet when the browser looked for the part that the address names.
  useLayoutEffect(() => {
    const id = location.hash.slice(1);
    if (props.parts.some((part) => part.id === id)) goTo(id);
  }, []);
  return (
    <nav class={css.contents} aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul>
        {props.parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={(event) => follow(event, id)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
