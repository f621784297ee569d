// A sheet of paper on the table, with a theme's thread stitched along its edge where it has one.
import type { ComponentChildren } from 'preact';
import css from './card.module.css';
import { ThreadEdge } from './thread.tsx';

/** A card; `as` gives its meaning, `thread` the stitched edge. */
export function Card(props: {
  children: ComponentChildren;
  as?: 'div' | 'article' | 'section' | 'li';
  thread?: number | undefined;
  labelledBy?: string | undefined;
  /** Without shadow, sunk into the page: for what is about something else. */
  quiet?: boolean;
}) {
  const Tag = props.as ?? 'div';
  return (
    <Tag
      class={`${css.card} ${props.quiet === true ? css.quiet : ''} ${props.thread === undefined ? '' : css.threaded}`}
      aria-labelledby={props.labelledBy}
    >
      {props.thread !== undefined && <ThreadEdge thread={props.thread} />}
      {props.children}
    </Tag>
  );
}
