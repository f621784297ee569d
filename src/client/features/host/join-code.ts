// Draws a meeting's join code. The server refuses one that is in use, then another is drawn.
import * as v from 'valibot';
import { JOIN_CODE_ALPHABET, JoinCode } from '../../../domain/ids.ts';

const LENGTH = 6;
// Bytes from here on would make the first letters of the alphabet more likely than the rest.
const FAIR = 256 - (256 % JOIN_CODE_ALPHABET.length);

/** Six letters and digits that cannot be mistaken for each other, all equally likely. */
export function drawCode(random: (bytes: number) => Uint8Array): JoinCode {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      if (byte < FAIR && code.length < LENGTH) code += JOIN_CODE_ALPHABET[byte % JOIN_CODE_ALPHABET.length];
    }
  }
  return v.parse(JoinCode, code);
}
