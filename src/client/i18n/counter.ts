// How much room a text has left, in words for its field.
import { plural } from './words.ts';

/** From the number of characters left; negative where it is too long. */
export const counter = (left: number): string =>
  left < 0 ? plural('counter.over', -left) : plural('counter.left', left);
