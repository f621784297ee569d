// A neighbourhood with a host, somebody who follows it and a post that writes down what it sends, for tests of notices.
import { createECDH } from 'node:crypto';
import * as v from 'valibot';
import { MeetingId } from '../../src/domain/ids.ts';
import { Notice } from '../../src/domain/notice.ts';
import type {
  Letter,
  Mail,
  MailOutcome,
  Push,
  PushOutcome,
  PushSending,
  Storage,
} from '../../src/server/ports.ts';
import { type Desk, deliverPost, newDesk } from '../../src/server/usecases/deliver-post.ts';
import { planNotices, type Read } from '../../src/server/usecases/plan-notices.ts';
import { ofKind } from '../../src/server/usecases/rows-of-kind.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { inMemory } from '../support/sqlite.ts';
import { newId, type Phone, phoneOf, type Scene, sceneIn } from './scene.ts';

export const HOUR = 3_600_000;
const SETTLE = 60_000;
/** Half past ten in the morning in Finland. */
const START = Date.parse('2027-01-12T08:30:00.000Z');

const ecdh = createECDH('prime256v1');
ecdh.setPrivateKey(Buffer.alloc(32, 7));
const KEYS = { p256dh: ecdh.getPublicKey('base64url'), auth: Buffer.alloc(16).toString('base64url') };

export type Pushed = PushSending & { readonly endpoint: string };

export type Town = Scene & {
  readonly storage: Storage;
  readonly pushed: Pushed[];
  readonly letters: Letter[];
  /** What the next messages come to, the first for the first; sent where nothing is said. */
  readonly fates: (PushOutcome & MailOutcome)[];
  now(): string;
  pass(ms: number): void;
  person(): Promise<Phone>;
  does(who: Phone, type: string, args: unknown): Promise<string>;
  /** She takes push messages on so many phones. */
  takesPush(who: Phone, phones?: number): Promise<void>;
  /** She follows the area by the ways of the table. */
  follows(who: Phone, choices?: Readonly<Record<string, readonly string[]>>): Promise<void>;
  /** A meeting some hours from now. */
  meeting(hours: number, more?: object): Promise<string>;
  noticesOf(who: Phone): Promise<Notice[]>;
  /** A server's round: it looks for what there is to tell, and sends what is due. */
  round(server?: { read: Read; desk: Desk }): Promise<void>;
  /** Only what is due. */
  deliver(): Promise<void>;
};

/** Everything about notices on a real storage; the clock stands until it is told to pass. */
export async function noticeTown(storage: Storage = inMemory()): Promise<Town> {
  const scene = await sceneIn(storage);
  let time = START;
  const clock = () => new Date(time);
  const act = await systemActor(storage, clock());
  const pushed: Pushed[] = [];
  const letters: Letter[] = [];
  const fates: (PushOutcome & MailOutcome)[] = [];
  const fate = () => fates.shift() ?? ({ outcome: 'sent' } as const);
  const push: Push = {
    publicKey: 'B'.repeat(87),
    send: async ({ endpoint }, sending) => {
      pushed.push({ ...sending, endpoint });
      return fate();
    },
    close: async () => {},
  };
  const mail: Mail = {
    kind: 'folder',
    send: async (letter) => {
      letters.push(letter);
      return fate();
    },
    close: async () => {},
  };
  const office = { storage, clock, act, mail, push, settle: SETTLE, origin: 'https://ideat.example.fi' };
  const own = { read: new Map(), desk: newDesk() };
  let phones = 0;
  const town: Town = {
    ...scene,
    storage,
    pushed,
    letters,
    fates,
    now: () => clock().toISOString(),
    pass: (ms) => {
      time += ms;
    },
    person: () => phoneOf(storage),
    does: async (who, type, args) => {
      const judged = await who.send([who.next(type, args, scene.areaId)], clock().toISOString());
      const [verdict] = judged.outcome === 'judged' ? judged.results : [];
      return verdict?.verdict === 'rejected' ? verdict.code : (verdict?.verdict ?? judged.outcome);
    },
    takesPush: async (who, count = 1) => {
      for (let phone = 0; phone < count; phone++) {
        const subscription = { endpoint: `https://push.example.org/${++phones}`, keys: KEYS };
        await town.does(who, 'push.subscribe', { subscription, lang: 'fi' });
      }
    },
    follows: async (who, choices = {}) => {
      await town.does(who, 'notice.choose', { choices });
    },
    meeting: async (hours, more = {}) => {
      const meetingId = newId();
      const code = Array.from(
        { length: 6 },
        (_, place) => '2346789ABCDEFGHJKMNPQRTUVWXYZ'[(phones + place * 7) % 29],
      );
      phones++;
      const startsAt = new Date(time + hours * HOUR).toISOString();
      const args = {
        meetingId,
        code: code.join(''),
        title: { fi: 'Kehrän kokous' },
        type: 'kehraMeeting',
        startsAt,
      };
      await town.does(scene.host, 'meeting.open', { ...args, place: 'Kirjasto', ...more });
      return v.parse(MeetingId, meetingId);
    },
    noticesOf: async (who) => {
      const notices = ofKind(Notice, await storage.ofKind(Notice.name));
      return notices.filter(({ id }) => id.endsWith(who.member)).sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    round: async (server = own) => {
      await planNotices(office, server.read);
      await deliverPost(office, server.desk);
    },
    deliver: () => deliverPost(office, newDesk()),
  };
  // The first time it only notes where an area stands.
  await town.round();
  return town;
}

/** A server that has just started: it knows nothing but what is stored. */
export const freshServer = (): { read: Read; desk: Desk } => ({ read: new Map(), desk: newDesk() });

export const kindsOf = (notices: readonly Notice[]): string[] => notices.map(({ what }) => what);

/** Somebody who follows the area, on so many phones. */
export async function follower(town: Town, phones = 1): Promise<Phone> {
  const person = await town.person();
  await town.takesPush(person, phones);
  await town.follows(person);
  return person;
}

/** Lets time pass, and the server do its round. */
export async function later(town: Town, ms: number): Promise<void> {
  town.pass(ms);
  await town.round();
}
