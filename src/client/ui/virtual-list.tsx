// A list that scrolls with the page and draws only what is near the screen: ten thousand rows cost as much as thirty.
// What the person looks at stays where it is when rows arrive above it or turn out taller than guessed.
import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowHeights } from './row-heights.ts';
import css from './virtual-list.module.css';

const OVERSCAN_PX = 900;

/** `keyOf` must give every row a key of its own, and be the same function at every drawing. */
export function VirtualList<T>(props: {
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T, index: number) => ComponentChildren;
  label: string;
  /** Heights that outlive the list, so that somebody who comes back finds it as it was, whatever came meanwhile. */
  heights: RowHeights;
  /** It lies unseen under another screen: no row is drawn, and in the first picture after it only the first. */
  isUnder?: boolean;
  /** So many of the first rows are drawn and laid out under another screen all the same: they are about to be seen. */
  rowsUnder?: number;
  /** Told which rows are drawn, whenever that changes after the first picture. */
  onWindow?: (keys: readonly string[]) => void;
}) {
  const { items, keyOf, render, label, heights, isUnder = false, rowsUnder = 0, onWindow } = props;
  const list = useRef<HTMLUListElement | null>(null);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  useMemo(() => heights.keys(keys), [heights, keys]);
  const redraw = useRedraw();
  const focused = useRef<string | undefined>(undefined);
  const isPlaced = useRef(false);
  const firstRows = useRef(Number.POSITIVE_INFINITY);
  if (isUnder) isPlaced.current = false;
  if (isUnder || firstRows.current === 0) firstRows.current = isUnder ? rowsUnder : 1;

  const [from, to] = isPlaced.current
    ? windowOf(list.current, heights, items.length)
    : [0, Math.min(items.length, firstRows.current, heights.at(innerHeight) + 1)];
  const shown = indexesOf(from, to, keys, focused.current);

  const drawn = shown.map((index) => keys[index] ?? '');
  const drawnKeys = drawn.join();
  useEffect(() => {
    if (isPlaced.current) onWindow?.(drawn);
  }, [drawnKeys, isPlaced.current]);

  useScrolling(isUnder, isPlaced, redraw);
  useMeasuring(isUnder, isPlaced, list, heights, redraw);
  useLayoutEffect(() => {
    if (isPlaced.current) keepInPlace(list.current, heights, keys);
  });

  return (
    <ul
      ref={list}
      class={css.list}
      aria-label={label}
      style={{ height: `${heights.top(items.length)}px` }}
      onFocusIn={(event) => {
        focused.current = keyAround(event.target);
      }}
      onFocusOut={() => {
        focused.current = undefined;
      }}
    >
      {shown.map((index) => {
        const item = items[index];
        const key = keys[index];
        return (
          item !== undefined && (
            <li
              key={key}
              data-key={key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${heights.top(index)}px)` }}
            >
              {render(item, index)}
            </li>
          )
        );
      })}
    </ul>
  );
}

function useRedraw(): () => void {
  const [, count] = useState(0);
  return useCallback(() => count((before) => before + 1), []);
}

function windowOf(list: HTMLElement | null, heights: RowHeights, count: number): [number, number] {
  const above = -(list?.getBoundingClientRect().top ?? 0);
  return [
    heights.at(above - OVERSCAN_PX),
    Math.min(count, heights.at(above + innerHeight + OVERSCAN_PX) + 1),
  ];
}

/** The rows of the window, and the one that holds the focus wherever it is. */
function indexesOf(from: number, to: number, keys: readonly string[], focused: string | undefined): number[] {
  const shown = Array.from({ length: to - from }, (_, offset) => from + offset);
  const kept = focused === undefined ? -1 : keys.indexOf(focused);
  if (kept === -1 || (kept >= from && kept < to)) return shown;
  return kept < from ? [kept, ...shown] : [...shown, kept];
}

const keyAround = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest('[data-key]') : null)?.getAttribute('data-key') ?? undefined;

function useScrolling(isUnder: boolean, isPlaced: { current: boolean }, redraw: () => void): void {
  useEffect(() => {
    if (isUnder) return;
    let waiting = 0;
    let painted: ReturnType<typeof setTimeout> | undefined;
    const place = (): void => {
      isPlaced.current = true;
      redraw();
    };
    const onScroll = (): void => {
      waiting ||= requestAnimationFrame(() => {
        waiting = 0;
        redraw();
      });
    };
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    // The first drawing guessed where the list stands. At the top of the page the rest can wait for that picture.
    if (scrollY > 0) place();
    else
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        painted = setTimeout(place);
      });
    return () => {
      cancelAnimationFrame(waiting);
      clearTimeout(painted);
      removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
    };
  }, [isUnder, isPlaced, redraw]);
}

function useMeasuring(
  isUnder: boolean,
  isPlaced: { readonly current: boolean },
  list: RefObject<HTMLElement | null>,
  heights: RowHeights,
  redraw: () => void,
): void {
  const observer = useRef<ResizeObserver | undefined>(undefined);
  useLayoutEffect(() => {
    const made = new ResizeObserver((entries) => {
      const changed = entries.map(({ target }) => note(target, heights)).includes(true);
      if (changed) redraw();
    });
    observer.current = made;
    return () => made.disconnect();
  }, [heights, redraw]);
  // After every drawing: rows that are new are measured before they are painted. Observing twice is harmless.
  useLayoutEffect(() => {
    const rows = [...(list.current?.children ?? [])];
    // To be asked for its place has even an unseen row laid out.
    if (isUnder) rows[0]?.getBoundingClientRect();
    if (isUnder) return;
    // The first alone stands where it should, however tall it is.
    if (rows.length === 1 && !isPlaced.current) return;
    const changed = rows.map((row) => note(row, heights)).includes(true);
    for (const row of rows) observer.current?.observe(row);
    if (changed) redraw();
  });
}

function note(row: Element, heights: RowHeights): boolean {
  const key = row.getAttribute('data-key');
  // A row that is not laid out has no height.
  if (key === null || !(row instanceof HTMLElement) || row.offsetHeight === 0) return false;
  return heights.measured(key, row.offsetHeight);
}

/** Scrolls by as much as the row at the top of the screen has moved, then notes the row that is there now. */
function keepInPlace(list: HTMLElement | null, heights: RowHeights, keys: readonly string[]): void {
  if (list === null) return;
  const top = list.getBoundingClientRect().top;
  const before = heights.anchor;
  const index = before ? keys.indexOf(before.key) : -1;
  let moved = 0;
  if (before && index !== -1 && top < 0) {
    moved = Math.round(heights.top(index) - before.fromTop);
    if (moved !== 0) scrollBy(0, moved);
  }
  const first = heights.at(moved - top);
  const key = keys[first];
  heights.anchor = key === undefined ? undefined : { key, fromTop: heights.top(first) };
}
