// A touch acts as soon as the finger leaves: without the mouse that browsers play after it, whose hovering and focus take
// a slow phone as long as writing to disk does.

// In px: a finger that trembles stays below it, one that moves away does not.
const SLOP_PX = 10;
// In ms: a touch so soon after the page moved is meant to stop it.
const MOVING_MS = 150;

let pressed: PointerEvent | undefined;
let movedAt = Number.NEGATIVE_INFINITY;

/** Begins to note when the page, or a part of it, moves. */
export function watchMoving(): void {
  const note = (event: Event): void => {
    movedAt = event.timeStamp;
  };
  addEventListener('scroll', note, { capture: true, passive: true });
}

/**
 * For buttons whose act a person waits for: what their `button` takes. Keys, mice and screen readers click as ever.
 * `onPress` is told when a finger comes down, some 0.1 s before it acts, if it does.
 */
export const atOnce = (onPress: () => void) => ({
  onPointerDown: (event: PointerEvent) => {
    pressed = event.timeStamp - movedAt > MOVING_MS ? event : undefined;
    onPress();
  },
  onPointerCancel: () => {
    pressed = undefined;
  },
  onTouchEnd: (event: TouchEvent) => {
    const [finger] = event.changedTouches;
    const button = event.currentTarget;
    if (!event.cancelable || event.touches.length > 0 || !finger || !pressed) return;
    const isStill = Math.hypot(finger.clientX - pressed.clientX, finger.clientY - pressed.clientY) < SLOP_PX;
    if (!isStill || !(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  },
});
