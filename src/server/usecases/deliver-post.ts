// Sends what is due: takes it, so that no other server sends it too, sends it, and notes what became of it. What is due
// for one phone or mailbox at the same time goes as one message.
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Delivery } from '../../domain/delivery.ts';
import { SITE } from '../../domain/ids.ts';
import { keyOf, POST_STREAM } from '../../domain/kind.ts';
import { Mailbox } from '../../domain/mailbox.ts';
import { Notice } from '../../domain/notice.ts';
import { type Fate, isFree, TAKEN_AT_ONCE } from '../../domain/post-office.ts';
import { PushDevice } from '../../domain/push-device.ts';
import { formatCursor } from '../../protocol/cursor.ts';
import type { Clock, Mail, Push, Storage } from '../ports.ts';
import { subjectsOf } from './compose.ts';
import { ofKind } from './rows-of-kind.ts';
import { type Outcome, sendGroup } from './send-group.ts';
import type { Actor } from './system-member.ts';

export type PostDeps = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly act: Actor;
  readonly mail: Mail;
  readonly push: Push;
  /** Where links in letters lead: scheme and host. */
  readonly origin: string;
};

/** What a server keeps in mind: its name among servers, and when there is something to do again. */
export type Desk = { readonly by: string; head: string; nextAt: string };
export const newDesk = (): Desk => ({ by: randomUUID(), head: '', nextAt: '' });

/** Sends all that is due by now. Quick where nothing is. */
export async function deliverPost(deps: PostDeps, desk: Desk): Promise<void> {
  const { storage, clock } = deps;
  const head = formatCursor(await storage.head(POST_STREAM));
  const now = clock().toISOString();
  if (head === desk.head && (desk.nextAt === '' || desk.nextAt > now)) return;
  desk.head = head;
  const waiting = ofKind(Delivery, await storage.ofKind(Delivery.name));
  const due = waiting
    .filter((delivery) => isFree(delivery, now))
    .sort((a, b) => (a.to === b.to ? (a.dueAt < b.dueAt ? -1 : 1) : a.to < b.to ? -1 : 1));
  for (let from = 0; from < due.length; from += TAKEN_AT_ONCE) {
    await deliverPart(deps, desk.by, due.slice(from, from + TAKEN_AT_ONCE));
  }
  const left = ofKind(Delivery, await storage.ofKind(Delivery.name));
  desk.nextAt = left.map(({ dueAt, taken }) => taken?.until ?? dueAt).reduce(earlier, '');
}

const earlier = (a: string, b: string): string => (a === '' || b < a ? b : a);

async function deliverPart(deps: PostDeps, by: string, wanted: readonly Delivery[]): Promise<void> {
  const { storage, clock, act } = deps;
  const ids = wanted.map(({ id }) => id);
  const deed = (type: string, args: object) => act([{ areaId: SITE, type, args: { by, ...args } }], clock());
  await deed('post.take', { ids });
  const rows = await storage.rows(ids.map((id) => keyOf(Delivery, id)));
  const taken = ofKind(Delivery, rows).filter((delivery) => delivery.taken?.by === by);
  const now = clock().toISOString();
  const fates: Fate[] = taken
    .filter(({ lapsesAt }) => lapsesAt <= now)
    .map(({ id }) => ({ id, outcome: 'lapsed' }));
  const sent = await Promise.all(
    (
      await groups(
        deps,
        taken.filter(({ lapsesAt }) => lapsesAt > now),
      )
    ).map(async ({ parts, send }) => {
      const { outcome, seconds } = await send();
      return parts.map(({ id }): Fate => ({ id, outcome, seconds }));
    }),
  );
  await deed('post.settle', { fates: [...fates, ...sent.flat()] });
}

type Group = { readonly parts: readonly Delivery[]; readonly send: () => Promise<Outcome> };

/** What goes to one place at once: notices together, all else alone. */
async function groups(deps: PostDeps, taken: readonly Delivery[]): Promise<Group[]> {
  const { storage } = deps;
  const noticeKeys = taken.flatMap(({ say }) => (say.task === 'notice' ? [keyOf(Notice, say.noticeId)] : []));
  const [notices, devices, boxes] = await Promise.all([
    storage.rows(noticeKeys),
    storage.rows(taken.filter(({ channel }) => channel === 'push').map(({ to }) => keyOf(PushDevice, to))),
    storage.rows(taken.filter(({ channel }) => channel === 'mail').map(({ to }) => keyOf(Mailbox, to))),
  ]);
  const found = {
    notices: new Map(notices.map((row) => [row.id, v.parse(Notice.schema, row)])),
    devices: new Map(devices.map((row) => [row.id, v.parse(PushDevice.schema, row)])),
    boxes: new Map<string, Mailbox>(boxes.map((row) => [row.id, v.parse(Mailbox.schema, row)])),
    subjects: await subjectsOf(storage, ofKind(Notice, notices)),
  };
  const places = new Map<string, Delivery[]>();
  for (const delivery of taken) {
    const place = delivery.say.task === 'notice' ? `${delivery.channel} ${delivery.to}` : delivery.id;
    places.set(place, [...(places.get(place) ?? []), delivery]);
  }
  return [...places.values()].map((parts) => ({ parts, send: () => sendGroup(deps, found, parts) }));
}
