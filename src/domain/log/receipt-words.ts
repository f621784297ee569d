// A leaf hash as words to read aloud, the same in every language: proquints (arXiv 0901.4016) of its first 64 bits.
import { bytesOf } from './hash.ts';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';
const WORD = new RegExp(`(?:[${CONSONANTS}][${VOWELS}]){2}[${CONSONANTS}]`, 'g');
const WORDS = 4;

/** Four words of five letters, such as `lusab-babad-gutih-tugad`. */
export function wordsOf(leaf: string): string {
  const bytes = bytesOf(leaf);
  const words = Array.from({ length: WORDS }, (_, at) =>
    wordOf((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)),
  );
  return words.join('-');
}

/** 16 bits as consonant, vowel, consonant, vowel, consonant: 4, 2, 4, 2 and 4 of them. */
function wordOf(bits: number): string {
  const letter = (alphabet: string, shift: number): string =>
    alphabet.charAt((bits >> shift) & (alphabet.length - 1));
  return [
    letter(CONSONANTS, 12),
    letter(VOWELS, 10),
    letter(CONSONANTS, 6),
    letter(VOWELS, 4),
    letter(CONSONANTS, 0),
  ].join('');
}

/** The first 16 hexadecimal digits of the leaf hash; undefined where the text is no receipt. */
export function readWords(text: string): string | undefined {
  const letters = text.toLowerCase().replace(/[\s\p{Pd}]+/gu, '');
  const words = letters.match(WORD) ?? [];
  if (words.length !== WORDS || words.join('') !== letters) return undefined;
  return words.map((word) => bitsOf(word).toString(16).padStart(4, '0')).join('');
}

function bitsOf(word: string): number {
  let bits = 0;
  for (const letter of word) {
    const vowel = VOWELS.indexOf(letter);
    bits = vowel < 0 ? bits * 16 + CONSONANTS.indexOf(letter) : bits * 4 + vowel;
  }
  return bits;
}
