// Whoever draws one screen anew keeps the pictures of the others.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearPictures } from '../../scripts/pictures.ts';

test('naming scenes removes their pictures alone; naming none removes all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-'));
  const mine = [
    'me-phone-fi-light.png',
    'me-desktop-sv-dark.png',
    'slips-print-en.pdf',
    'slips-print-en.png',
  ];
  const others = ['me-waiting-phone-fi-light.png', 'slips-phone-fi-light.png', 'slips-print-real-en.pdf'];
  for (const file of [...mine, ...others]) writeFileSync(join(folder, file), '');
  clearPictures(folder, ['me', 'slips-print']);
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
  clearPictures(folder, []);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
