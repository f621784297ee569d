// All benches in one run: prints a table and keeps the figures as JSON in .bench/. Name benches to run only those.
import { mkdirSync, writeFileSync } from 'node:fs';
import { casting } from './casting.ts';
import { coldOpen } from './cold-open.ts';
import type { Figure } from './figure.ts';
import { firestore } from './firestore.ts';
import { firstVisit } from './first-visit.ts';
import { hall, hallByWire } from './hall.ts';
import { lighthouseScores } from './lighthouse.ts';
import { push } from './push.ts';
import { recountOnPhone } from './recount.ts';
import { tally } from './tally.ts';
import { tap } from './tap.ts';

const BENCHES: Record<string, () => Promise<Figure[]>> = {
  'first-visit': firstVisit,
  lighthouse: lighthouseScores,
  tap,
  'cold-open': coldOpen,
  hall: () => hall(),
  'hall-by-wire': () => hallByWire(),
  firestore,
  tally,
  recount: recountOnPhone,
  casting,
  push,
};

const wanted = process.argv.slice(2);
const chosen = Object.entries(BENCHES).filter(([name]) => wanted.length === 0 || wanted.includes(name));

const figures: Figure[] = [];
for (const [name, bench] of chosen) {
  console.log(`${name} …`);
  const measured = await bench();
  figures.push(...measured);
  for (const figure of measured) console.log(line(figure));
}
mkdirSync('.bench', { recursive: true });
writeFileSync(
  `.bench/${new Date().toISOString().replaceAll(':', '-')}.json`,
  JSON.stringify(figures, null, 2),
);

function line(figure: Figure): string {
  const value = `${Math.round(figure.value * 100) / 100} ${figure.unit}`.trim();
  return `  ${figure.name}: ${value}${figure.wanted === undefined ? '' : `   (wanted ${figure.wanted})`}`;
}
