import { hall } from './.hallprof.ts';

console.log((await hall()).map((f) => `${f.name}: ${f.value}`).join('\n'));
