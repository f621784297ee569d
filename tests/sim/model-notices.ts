// What people's wishes, phones and mailboxes mean, said a second time with maps and lists.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { hashOf } from '../../src/domain/invite.ts';
import type { Case, Verdict } from './model-shapes.ts';

const NOTHING = (): void => {};
const DAY = 86_400_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const Wish = v.looseObject({
  choices: v.record(v.string(), v.array(v.string())),
  quiet: v.optional(v.unknown()),
});
const Subscribe = v.looseObject({
  subscription: v.looseObject({ endpoint: v.string() }),
  lang: v.string(),
  replaces: v.optional(v.string()),
});
const Endpoint = v.looseObject({ endpoint: v.string() });
const Address = v.looseObject({ address: v.pipe(v.string(), v.trim()), lang: v.string(), ask: v.string() });
const Key = v.looseObject({ key: v.string() });

type Box = { ask: string; address: string; pending: string; lang: string; asked: number[]; leave: string };
type Letter = { member: string; address: string; use: 'prove' | 'leave'; until: number };
type Areas = { readonly areas: ReadonlySet<string> };

export class ModelNotices {
  readonly wishes = new Map<string, string>();
  /** By member, newest last: address and language. */
  readonly phones = new Map<string, { endpoint: string; lang: string; since: number }[]>();
  readonly boxes = new Map<string, Box>();
  readonly letters = new Map<string, Letter>();
  /** Links that worked once and mean nothing now. */
  readonly left = new Set<string>();
  private readonly askedTo = new Map<string, number[]>();
  /** By address in small letters: who has proven it last. */
  private readonly owners = new Map<string, string>();

  case(type: string, { told }: Case, { areas }: Areas): Verdict {
    const { member, areaId, args } = told;
    const now = Date.parse(told.now);
    switch (type) {
      case 'notice.choose': {
        const { choices, quiet } = v.parse(Wish, args);
        const choose = () => this.wishes.set(`${areaId}~${member}`, JSON.stringify([choices, quiet ?? null]));
        return [[!areas.has(areaId) && 'no-such-area'], false, choose];
      }
      case 'notice.read':
      case 'push.test':
        return [[], false, NOTHING];
      case 'push.subscribe':
        return [[], false, () => this.subscribe(member, v.parse(Subscribe, args), now)];
      case 'push.unsubscribe': {
        const { endpoint } = v.parse(Endpoint, args);
        const mine = this.phones.get(member) ?? [];
        return [
          [],
          false,
          () =>
            this.phones.set(
              member,
              mine.filter((phone) => phone.endpoint !== endpoint),
            ),
        ];
      }
      case 'mail.set':
        return this.set(told, v.parse(Address, args), now);
      case 'mail.forget':
        return [[], false, () => this.forget(member)];
      case 'mail.use':
        return this.use(v.parse(Key, args).key, now);
      default:
        return [['not-allowed'], false, NOTHING];
    }
  }

  private subscribe(member: string, asked: v.InferOutput<typeof Subscribe>, now: number): void {
    const { endpoint } = asked.subscription;
    const mine = this.phones.get(member) ?? [];
    const before = mine.find((phone) => phone.endpoint === endpoint);
    const others = mine.filter((phone) => phone.endpoint !== endpoint && phone.endpoint !== asked.replaces);
    const kept = others.sort((a, b) => a.since - b.since).slice(-9);
    this.phones.set(member, [...kept, { endpoint, lang: asked.lang, since: before?.since ?? now }]);
  }

  private set(
    told: Case['told'],
    { address: typed, lang, ask }: v.InferOutput<typeof Address>,
    now: number,
  ): Verdict {
    const address = typed.replace(/@.*/, (domain) => domain.toLowerCase());
    const box = this.boxes.get(told.member) ?? {
      ask: '',
      address: '',
      pending: '',
      lang,
      asked: [],
      leave: '',
    };
    if (box.ask === ask) return [[], true, NOTHING];
    const again = () => this.boxes.set(told.member, { ...box, lang, pending: '' });
    if (box.address === address) return [[], false, again];
    const { asked, others, isOften } = this.asking(box, address, now);
    const set = () => {
      this.boxes.set(told.member, { ...box, lang, pending: address, ask, asked: [...asked, now] });
      this.askedTo.set(address.toLowerCase(), [...others, now]);
      if (told.fresh !== undefined)
        this.letters.set(told.fresh, { member: told.member, address, use: 'prove', until: now + DAY });
    };
    return [[isOften && 'too-often'], false, set];
  }

  private asking(box: Box, address: string, now: number) {
    const recent = (times: readonly number[]) => times.filter((at) => at > now - DAY);
    const asked = recent(box.asked);
    const others = recent(this.askedTo.get(address.toLowerCase()) ?? []);
    return { asked, others, isOften: asked.length >= 5 || others.length >= 3 };
  }

  /** A letter that brings somebody back, where the address is anybody's; `make` makes its link. */
  askToReturn({ told }: Case, make: (hash: string, owner: string) => void): Verdict {
    const { address: typed, lang, ask } = v.parse(Address, told.args);
    const address = typed.replace(/@.*/, (domain) => domain.toLowerCase());
    const none = { ask: '', address: '', pending: '', lang, asked: [], leave: '' };
    const box = this.boxes.get(told.member) ?? none;
    const now = Date.parse(told.now);
    const { asked, others, isOften } = this.asking(box, address, now);
    const send = () => {
      const owner = this.owners.get(address.toLowerCase()) ?? '';
      const isHers = this.boxes.get(owner)?.address.toLowerCase() === address.toLowerCase();
      this.boxes.set(told.member, { ...box, lang, ask, asked: [...asked, now] });
      this.askedTo.set(address.toLowerCase(), [...others, now]);
      if (isHers && owner !== told.member && told.fresh !== undefined) make(hashOf(told.fresh), owner);
    };
    return [[box.ask !== ask && isOften && 'too-often'], box.ask === ask, send];
  }

  wishMoved(area: string, from: string, to: string): void {
    const wish = this.wishes.get(`${area}~${from}`);
    if (wish === undefined) return;
    this.wishes.delete(`${area}~${from}`);
    if (!this.wishes.has(`${area}~${to}`)) this.wishes.set(`${area}~${to}`, wish);
  }

  phoneMoved(from: string, to: string, hash: string): void {
    const theirs = this.phones.get(from) ?? [];
    const phone = theirs.find(({ endpoint }) => sha256(endpoint) === hash);
    if (phone === undefined) return;
    const own = this.phones.get(to) ?? [];
    this.phones.set(
      from,
      theirs.filter((other) => other !== phone),
    );
    if (!own.some(({ endpoint }) => endpoint === phone.endpoint)) this.phones.set(to, [...own, phone]);
  }

  boxMoved(from: string, to: string): void {
    const box = this.boxes.get(from);
    if (box === undefined || box.address === '') return;
    const own = this.boxes.get(to);
    if (own !== undefined && own.address !== '') {
      this.forget(from);
      return;
    }
    const { address, leave, lang } = box;
    this.boxes.set(from, { ...box, address: '', pending: '', leave: '' });
    this.boxes.set(to, { ...(own ?? { ask: '', pending: '', lang, asked: [] }), address, leave });
    const letter = this.letters.get(leave);
    if (letter !== undefined) letter.member = to;
    this.owners.set(address.toLowerCase(), to);
  }

  private use(key: string, now: number): Verdict {
    const letter = this.letters.get(key);
    const box = this.boxes.get(letter?.member ?? '');
    if (letter === undefined || box === undefined)
      return [[!this.left.has(key) && 'link-spent'], this.left.has(key), NOTHING];
    if (letter.use === 'leave') return [[], false, () => this.forget(letter.member)];
    if (box.address === letter.address) return [[], true, NOTHING];
    const isSpent = box.pending !== letter.address || letter.until <= now;
    const prove = () => {
      this.forget(letter.member);
      const leave = hashOf(`leave~${key}`);
      this.boxes.set(letter.member, { ...box, address: letter.address, pending: '', leave });
      this.letters.set(leave, { ...letter, use: 'leave', until: 0 });
      this.owners.set(letter.address.toLowerCase(), letter.member);
      this.left.delete(leave);
    };
    return [[isSpent && 'link-spent'], false, prove];
  }

  private forget(member: string): void {
    const box = this.boxes.get(member);
    if (box === undefined) return;
    if (box.leave !== '') {
      this.letters.delete(box.leave);
      this.left.add(box.leave);
    }
    this.boxes.set(member, { ...box, address: '', pending: '', leave: '' });
  }
}
