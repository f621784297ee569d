// The head of every screen: its name as the one h1, which takes the focus when the person comes here from elsewhere.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import css from './screen.module.css';

// The first screen of a visit keeps the browser's own focus.
let isFirst = true;

type Back = { href: string; label: string; onClick?: (event: Event) => void };

/** Names the screen for eye, ear and the browser's title. */
export function ScreenHead(props: {
  title: string;
  /** The browser's title where it should say more. */
  pageTitle?: string;
  back?: Back | undefined;
  /** Small, on the line of the name. */
  beside?: ComponentChildren;
  /** It lies unseen under another screen. */
  isUnder?: boolean;
  children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement | null>(null);
  const pageTitle = props.pageTitle ?? props.title;
  const { isUnder } = props;
  useEffect(() => {
    if (!isUnder) document.title = pageTitle === '' ? 'Kehrä' : `${pageTitle} · Kehrä`;
  }, [pageTitle, isUnder]);
  const wasUnder = useRef(false);
  useLayoutEffect(() => {
    wasUnder.current ||= isUnder === true;
    if (isUnder) return;
    const focus = (): void => heading.current?.focus({ preventScroll: true });
    // What lay under another screen comes back as a whole: with the picture, which has the page laid out anyway. Who
    // has gone on to something else by then stays there.
    const { activeElement: held } = document;
    const focusIfHeld = (): void => {
      if ([held, document.body].includes(document.activeElement)) focus();
    };
    if (wasUnder.current) requestAnimationFrame(focusIfHeld);
    else if (!isFirst) focus();
    isFirst = false;
  }, [isUnder]);
  return (
    <header class={css.head}>
      {props.back !== undefined && (
        <a class={css.back} href={props.back.href} onClick={props.back.onClick}>
          <Icon name="back" />
          <span>{props.back.label}</span>
        </a>
      )}
      <div class={css.beside}>
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.beside}
      </div>
      {props.children}
    </header>
  );
}

/** A part of a screen with a heading of its own. */
export function Section(props: { title: string; children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <section class={css.section}>
      <div class={css.sectionHead}>
        <h2>{props.title}</h2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}

/** Things below each other, or side by side where they fit. */
export function Stack(props: { children: ComponentChildren; gap?: 's' | 'm' | 'l' }) {
  return <div class={`${css.stack} ${css[props.gap ?? 'm']}`}>{props.children}</div>;
}
export function Row(props: { children: ComponentChildren; spread?: boolean }) {
  return <div class={`${css.row} ${props.spread === true ? css.spread : ''}`}>{props.children}</div>;
}

/** The one large act of a screen, in thumb's reach. */
export function ActBar(props: { children: ComponentChildren }) {
  return <div class={css.act}>{props.children}</div>;
}
