// Renders the PNG icons from public/icons/icon.svg with Chromium. Run by hand when the drawing changes.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = new URL('../public/icons/', import.meta.url);
const drawing = await readFile(new URL('icon.svg', folder), 'utf8');
// Maskable and iOS icons fill the square; the platform cuts its own corners. The drawing keeps to the safe middle.
const square = drawing.replace(/ rx="\d+"/, '');
const maskable = square.replace(/<g /, '<g transform="translate(51 51) scale(.8)" ');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const [name, size, svg] of [
  ['icon-192.png', 192, drawing],
  ['icon-512.png', 512, drawing],
  ['maskable-512.png', 512, maskable],
  ['apple-touch-icon.png', 180, square],
] as const) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
