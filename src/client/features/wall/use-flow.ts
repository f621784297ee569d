// New cards come in and the others make room, gently: transforms of at most 200 ms, none for people who want none.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const FLOW_MS = 190;

/** For a list whose children have `data-key`: each moves from where it stood before. */
export function useFlow<E extends HTMLElement>(): RefObject<E | null> {
  const list = useRef<E | null>(null);
  const places = useRef<ReadonlyMap<string, DOMRect> | undefined>(undefined);
  useLayoutEffect(() => {
    const before = places.current;
    const now = new Map<string, DOMRect>();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const card of list.current?.children ?? []) {
      const key = card.getAttribute('data-key');
      if (key === null || !(card instanceof HTMLElement)) continue;
      const place = card.getBoundingClientRect();
      now.set(key, place);
      if (before !== undefined && !isStill) flow(card, before.get(key), place);
    }
    places.current = now;
  });
  return list;
}

function flow(card: HTMLElement, before: DOMRect | undefined, now: DOMRect): void {
  const from =
    before === undefined
      ? 'translateY(-1.5rem) scale(0.97)'
      : `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
  if (before !== undefined && before.left === now.left && before.top === now.top) return;
  card.animate([{ transform: from }, { transform: 'none' }], { duration: FLOW_MS, easing: 'ease-out' });
}
