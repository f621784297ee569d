// The process that sends for bench/push.ts: what to send comes on standard input, what it took goes to standard output.
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { PushSubscription } from '../src/domain/push-subscription.ts';
import type { PushSending } from '../src/server/ports.ts';
import { isLoopback } from '../src/server/push/public-address.ts';
import { webPushes } from '../src/server/push/web-push.ts';

const Order = v.object({
  keys: v.object({ publicKey: v.string(), privateKey: v.string() }),
  ca: v.string(),
  subscriptions: v.array(PushSubscription),
});
const MB = 1024;

const sending: PushSending = {
  message: {
    lang: 'fi',
    title: 'Kehrä kokoontuu tiistaina',
    body: 'Kirjastossa klo 18. Tule kertomaan, mitä puistoon pitäisi saada.',
    tag: 'meeting-1',
    path: '/meetings/1',
  },
  ttl: 86_400,
  urgency: 'normal',
};

const order = v.parse(Order, JSON.parse(await text(process.stdin)));
const push = webPushes({
  keys: order.keys,
  ca: order.ca,
  contact: 'mailto:kehra@kunta.example',
  clock: () => new Date(),
  mayReach: isLoopback,
});
const before = process.memoryUsage.rss() / MB / MB;
const [start, cpu] = [performance.now(), process.cpuUsage()];
const outcomes = await Promise.all(order.subscriptions.map((to) => push.send(to, sending)));
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
await push.close();
console.log(
  JSON.stringify({
    sent: outcomes.filter(({ outcome }) => outcome === 'sent').length,
    seconds,
    cpu: (user + system) / 1e6,
    before,
    peak: process.resourceUsage().maxRSS / MB,
  }),
);
