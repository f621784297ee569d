// The folder of the pictures: what is drawn anew goes first, so that no old picture passes for a new one.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What follows the name of a scene: a size or, on paper, a language. */
const REST = /-((phone|desktop|projector)-[a-z]{2}-(light|dark)|[a-z]{2})\.(png|pdf)$/;

/** Removes the pictures of these scenes, or all, and leaves the folder there. */
export function clearPictures(folder: string, scenes: readonly string[]): void {
  if (scenes.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder))
    if (scenes.includes(file.replace(REST, ''))) rmSync(join(folder, file));
}
