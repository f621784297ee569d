// Going back as the phone's own gesture does, and knowing that somebody came back.

// How many screens of this visit lie behind the present one; the first screen makes it 0.
let depth = -1;
let backTo: string | undefined;

addEventListener('popstate', () => {
  backTo = location.pathname;
  depth -= 1;
});

/** Whether the present address was reached by going back: then its screen should stand where it stood. */
export const cameBack = (): boolean => backTo === location.pathname;

/** The frame tells that another address is drawn: who did not come back begins at its top. */
export function arrived(): void {
  if (cameBack()) return;
  backTo = undefined;
  if (depth >= 0) scrollTo(0, 0);
  depth += 1;
}

/** For a back link: goes back in history where the visit has one, so that a list stands where it stood. */
export function goBack(event: Event): void {
  if (depth <= 0) return;
  event.preventDefault();
  event.stopPropagation();
  history.back();
}
