// npm run firestore:double -- --port N [--web-port N] [--rules FILE] [--indexes FILE] [--aborted P] [--lost P]: a Firestore in memory for any client.
// P is the share of commits that are aborted, or whose answer is lost.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { mayByRules } from '../support/firestore-rules.ts';
import { startDouble } from './double.ts';
import type { Faults } from './faults.ts';
import { Indexes } from './indexes.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    'web-port': { type: 'string', default: '0' },
    rules: { type: 'string' },
    indexes: { type: 'string' },
    aborted: { type: 'string', default: '0' },
    lost: { type: 'string', default: '0' },
  },
});
const [port, webPort, aborted, lost] = [values.port, values['web-port'], values.aborted, values.lost].map(
  Number,
);
if (
  port === undefined ||
  webPort === undefined ||
  aborted === undefined ||
  lost === undefined ||
  !(port >= 0 && aborted + lost <= 1)
)
  throw new Error('--port is a number, --aborted and --lost are shares between 0 and 1');
const indexes =
  values.indexes === undefined
    ? undefined
    : v.parse(Indexes, JSON.parse(readFileSync(values.indexes, 'utf8')));

const draw: Faults['draw'] = () => {
  const drawn = Math.random();
  if (drawn < aborted) return 'aborted';
  if (drawn >= aborted + lost) return undefined;
  return drawn < aborted + lost / 2 ? 'lost-before' : 'lost-after';
};
const may = values.rules === undefined ? undefined : mayByRules(readFileSync(values.rules, 'utf8'));
const double = await startDouble({ port, webPort, indexes, draw, ...(may && { may }) });
console.log(`FIRESTORE_EMULATOR_HOST=${double.address}`);
console.log(`Browsers listen at ${double.webOrigin}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    double.close();
    process.exit(0);
  });
