// Going back as the phone's own gesture does, and knowing that somebody came back.

// How many screens of this visit lie behind the present one; the first screen makes it 0.
let depth = -1;
let byBack = false;

addEventListener('popstate', () => {
  byBack = true;
  depth -= 1;
});

/** Whether the screen that is being drawn was reached by going back: then it should stand where it stood. */
export const cameBack = (): boolean => byBack;

/** The frame tells that a screen has been drawn. */
export function arrived(): void {
  if (!byBack) depth += 1;
  byBack = false;
}

/** For a back link: goes back in history where the visit has one, so that a list stands where it stood. */
export function goBack(event: Event): void {
  if (depth <= 0) return;
  event.preventDefault();
  event.stopPropagation();
  history.back();
}
