// One push message to 10,000 subscribers, by the port that the server uses, to a push service on this machine: how fast
// they leave and what it takes. The sender is a process of its own; no vendor is asked.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { pushKeys } from '../src/server/push/push-keys.ts';
import { startPushService } from '../tests/support/push-service.ts';
import type { Figure } from './figure.ts';

const SUBSCRIBERS = 10_000;
const Sent = v.object({
  sent: v.number(),
  seconds: v.number(),
  cpu: v.number(),
  before: v.number(),
  peak: v.number(),
});

/** Messages a second, and the memory of the sending process. */
export async function push(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-push-'));
  const keys = pushKeys(folder);
  rmSync(folder, { recursive: true });
  const service = await startPushService({ keep: false });
  try {
    const subscriptions = [];
    for (let number = 0; number < SUBSCRIBERS; number++)
      subscriptions.push(await service.subscribe(keys.publicKey));
    const order = JSON.stringify({ keys, ca: service.trust.ca, subscriptions });
    const { sent, seconds, cpu, before, peak } = v.parse(Sent, JSON.parse(await run(order)));
    const name = `push to ${SUBSCRIBERS.toLocaleString('en')} subscribers`;
    return [
      { name: `${name}, taken by the push service`, value: sent, unit: '', wanted: `${SUBSCRIBERS}` },
      { name: `${name}, all gone after`, value: seconds, unit: 's' },
      { name: `${name}, rate`, value: sent / seconds, unit: 'messages/s' },
      { name: `${name}, computing`, value: (cpu * 1000) / sent, unit: 'ms each' },
      { name: `${name}, connections at once`, value: service.most().connections, unit: '', wanted: '≤ 32' },
      { name: `${name}, memory before`, value: before, unit: 'MB' },
      { name: `${name}, peak memory`, value: peak, unit: 'MB', wanted: '< 256' },
    ];
  } finally {
    await service.close();
  }
}

function run(order: string): Promise<string> {
  const child = spawn(process.execPath, ['bench/push-sender.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(order);
  let out = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`the sender ended: ${code}`)),
    ),
  );
}
