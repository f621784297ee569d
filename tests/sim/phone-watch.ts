// Watches one phone all the time: nothing that its person did or wrote may vanish from it, no row may go back.
import * as v from 'valibot';
import type { BaseRecord } from '../../src/client/store/db.ts';
import { getMeta } from '../../src/client/store/meta.ts';
import type { Overlay } from '../../src/client/store/overlay.ts';
import { overlayOf } from '../../src/client/store/overlay-now.ts';
import { cardsWith } from '../../src/client/store/queries/ideas.ts';
import { viewRow } from '../../src/client/store/view.ts';
import { Command } from '../../src/domain/command.ts';
import { Comment } from '../../src/domain/comment.ts';
import { Idea } from '../../src/domain/idea.ts';
import type { Invariant, ServerRow, Violation } from '../support/history.ts';
import type { Phone } from '../support/phone.ts';
import { marksIn } from '../support/texts.ts';
import { faultsOf } from './model-args.ts';

/** Commands whose refused text becomes a draft again; others keep it in their receipt. */
const WRITTEN = new Set(['idea.post', 'idea.edit', 'comment.post']);
/** Anybody may give them to any idea that is there. */
const ABOUT_IDEAS = new Set(['support.set', 'comment.post']);
const Refused = v.looseObject({ verdict: v.literal('rejected'), code: v.string() });

type Own = {
  readonly command: Command;
  readonly state: 'waiting' | 'accepted' | 'refused';
  /** Why it was refused. */
  readonly code?: string;
};
type Sample = {
  readonly epoch: string | undefined;
  readonly rows: Map<string, { rv: number; living: boolean }>;
};

export type Truth = {
  /** The row as the server has it now. */
  row(kind: string, id: string): ServerRow | undefined;
  /** How often it came back from a backup: phones then show old counts until they have read all again. */
  readonly restores: number;
  readonly purges: readonly number[];
  /** Everybody has read everything. */
  readonly isOver: boolean;
};

export class PhoneWatch {
  readonly phone: Phone;
  /** Marks of texts that this phone has said to be stored. */
  private readonly kept = new Set<string>();
  /** Whether another phone of the same person may have changed things. */
  isAlone = true;
  private sample: Sample = { epoch: undefined, rows: new Map() };
  /** In which order the person gave her commands, whatever clock or number they bear. */
  private readonly order = new Map<string, number>();

  constructor(phone: Phone) {
    this.phone = phone;
  }

  /** What the server once accepted, whatever came of it when it was restored. */
  private readonly told = new Set<string>();

  /** The phone has said that these words are stored; `instead` are those that the person herself replaced. */
  keep(written: unknown, instead: unknown = ''): void {
    for (const mark of marksIn(instead)) this.kept.delete(mark);
    for (const mark of marksIn(written)) this.kept.add(mark);
  }

  /** Storage was wiped: all that was not sent is gone, and nobody could help it. */
  forget(): void {
    this.kept.clear();
    this.order.clear();
    this.told.clear();
    this.sample = { epoch: undefined, rows: new Map() };
  }

  /** Notes in which order commands were given; after each of them. */
  async notice(): Promise<void> {
    for (const { command } of await this.phone.db.outbox.orderBy('seq').toArray()) {
      if (v.is(Command, command) && !this.order.has(command.id)) this.order.set(command.id, this.order.size);
    }
  }

  /** A copy begins with what the other has. */
  copyOf(other: PhoneWatch): void {
    this.forget();
    for (const mark of other.kept) this.kept.add(mark);
    for (const [id, order] of other.order) this.order.set(id, order);
  }

  check(truth: Truth): Promise<Violation[]> {
    return this.phone.tab.fuse.hold(() => this.checkNow(truth));
  }

  private async checkNow(truth: Truth): Promise<Violation[]> {
    const found: Violation[] = [];
    const { db, name } = this.phone;
    const fail = (invariant: Invariant, what: string) => found.push({ invariant, what: `${name}: ${what}` });
    const own = await this.ownCommands();
    await this.texts(own, fail);
    for (const { command, state } of own) if (state === 'accepted') this.told.add(deed(command));
    if (truth.isOver) await this.sentAgain(own, fail);
    const overlay = await overlayOf(db);
    for (const act of own) await this.visible(act, overlay, truth, fail);
    if (this.isAlone && truth.restores === 0) await this.supports(own, overlay, truth, fail);
    await this.revisions(truth, fail);
    return found;
  }

  private async ownCommands(): Promise<Own[]> {
    const { db } = this.phone;
    const [outbox, receipts] = await Promise.all([db.outbox.toArray(), db.receipts.toArray()]);
    const judged = receipts.flatMap((row): Own[] => {
      const command = v.safeParse(Command, row.command);
      if (!command.success) return [];
      const refused = v.safeParse(Refused, row.verdict);
      if (!refused.success) return [{ command: command.output, state: 'accepted' }];
      return [{ command: command.output, state: 'refused', code: refused.output.code }];
    });
    const waiting = outbox.flatMap((row): Own[] => {
      const command = v.safeParse(Command, row.command);
      return command.success ? [{ command: command.output, state: 'waiting' }] : [];
    });
    return [...judged, ...waiting];
  }

  private async texts(
    own: readonly Own[],
    fail: (invariant: Invariant, what: string) => void,
  ): Promise<void> {
    const drafts = await this.phone.db.drafts.toArray();
    const here = new Set(marksIn(drafts));
    for (const { command, state } of own) {
      if (state === 'refused' && WRITTEN.has(command.type)) continue;
      for (const mark of marksIn(command)) here.add(mark);
    }
    for (const mark of this.kept) if (!here.has(mark)) fail('I6', `the text ${mark} is nowhere`);
  }

  /** A support or a comment that was once accepted is not refused in the end for an idea that is there after all. */
  private async sentAgain(
    own: readonly Own[],
    fail: (invariant: Invariant, what: string) => void,
  ): Promise<void> {
    const done = new Set(own.flatMap(({ command, state }) => (state === 'refused' ? [] : [deed(command)])));
    for (const { command, code } of own.filter(({ command }) => ABOUT_IDEAS.has(command.type))) {
      const name = deed(command);
      if (code !== 'no-such-idea' || !this.told.has(name) || done.has(name)) continue;
      const idea = await this.phone.db.rows.get(['idea', String(Object(command.args).ideaId)]);
      const isThere = idea?.order !== undefined && Object(idea.row).areaId === command.areaId;
      const isRead = command.areaId === (await getMeta(this.phone.db, 'area'));
      if (isThere && isRead) fail('I1', `${name} was lost in a restore`);
    }
  }

  private async visible(
    { command, state }: Own,
    overlay: Overlay,
    truth: Truth,
    fail: (invariant: Invariant, what: string) => void,
  ): Promise<void> {
    const { db } = this.phone;
    const args = v.safeParse(
      v.looseObject({ ideaId: v.string(), commentId: v.optional(v.string()) }),
      command.args,
    );
    const isPost = command.type === 'idea.post' || command.type === 'comment.post';
    if (state === 'refused' || !isPost || !args.success || command.areaId === 'site') return;
    if (faultsOf(command.type, command.v, command.args).size > 0) return;
    const kind = command.type === 'idea.post' ? Idea : Comment;
    const id = args.output.commentId ?? args.output.ideaId;
    if ((await viewRow(db, overlay, kind, id)) !== undefined || overlay.get(kind, id) === null) return;
    const record = await db.rows.get([kind.name, id]);
    if (record?.del === true) return;
    if (state === 'waiting') {
      const isIdea = kind === Idea;
      if (isIdea || (await this.isOpen(overlay, args.output.ideaId, command.areaId))) {
        fail('I5', `${command.type} ${id} waits but cannot be seen`);
      }
      return;
    }
    // For a moment after a restore the snapshot may be older than what others have sent again.
    if (truth.restores > 0 && !truth.isOver) return;
    const row = truth.row(kind.name, id);
    const area = await getMeta(db, 'area');
    if (row?.value !== undefined && row.stream === `area/${area}`) {
      fail('I5', `${command.type} ${id} was accepted but cannot be seen`);
    }
  }

  private async isOpen(overlay: Overlay, ideaId: string, areaId: string): Promise<boolean> {
    const idea = await viewRow(this.phone.db, overlay, Idea, ideaId);
    if (await this.wasHidden(ideaId)) return false;
    return idea?.areaId === areaId && idea.hidden === undefined && idea.mergedInto === undefined;
  }

  /** Though a later command may show it again: those before it found it hidden. */
  private async wasHidden(ideaId: string): Promise<boolean> {
    const idea = await this.phone.db.rows.get(['idea', ideaId]);
    return Object(idea?.row).hidden !== undefined;
  }

  /** The last word on supporting an idea is what I see, at once and for good. */
  private async supports(
    own: readonly Own[],
    overlay: Overlay,
    truth: Truth,
    fail: (invariant: Invariant, what: string) => void,
  ): Promise<void> {
    const { db } = this.phone;
    const area = await getMeta(db, 'area');
    const wanted = new Map<string, { support: boolean; order: number }>();
    for (const { command, state } of own) {
      const args = v.safeParse(v.object({ ideaId: v.string(), support: v.boolean() }), command.args);
      if (command.type !== 'support.set' || command.v !== 1 || !args.success) continue;
      if (command.areaId !== area) continue;
      const { ideaId, support } = args.output;
      // After a refusal nothing can be said of this idea.
      const order = state === 'refused' ? Number.POSITIVE_INFINITY : (this.order.get(command.id) ?? 0);
      if (order > (wanted.get(ideaId)?.order ?? -1)) wanted.set(ideaId, { support, order });
    }
    for (const [ideaId, { support, order }] of wanted) {
      const idea = Number.isFinite(order) ? await viewRow(db, overlay, Idea, ideaId) : undefined;
      const there = truth.row('idea', ideaId);
      // Withdrawn meanwhile: a verdict may have told of its counts before a pull tells of the idea.
      if (there !== undefined && there.value === undefined) continue;
      // Merged by somebody meanwhile: what I said counts for the idea that stands for it.
      if (there?.value?.mergedInto !== undefined || there?.value?.merged !== undefined) continue;
      const isPlain =
        idea?.hidden === undefined && idea?.mergedInto === undefined && idea?.merged === undefined;
      if (idea === undefined || !isPlain || idea.areaId !== area || (await this.wasHidden(ideaId))) continue;
      const [card] = await cardsWith(db, overlay, [ideaId]);
      if (card?.supported !== support) fail('I5', `support of ${ideaId} should show as ${support}`);
      else if (support && card.supports < 1) fail('I5', `${ideaId} shows no support though I support it`);
    }
  }

  /** Within an epoch a row's revision only rises, and what was removed stays so. */
  private async revisions(truth: Truth, fail: (invariant: Invariant, what: string) => void): Promise<void> {
    const { db } = this.phone;
    const [records, epoch] = await Promise.all([db.rows.toArray(), getMeta(db, 'epoch')]);
    // A server that has forgotten a removed theme may be told of it again.
    const stays = truth.purges.length > 0 ? /^(idea|comment)/ : /^(idea|comment|theme)/;
    const rows = new Map(records.map((record) => [`${record.kind}/${record.id}`, seen(record)]));
    if (epoch === this.sample.epoch) {
      for (const [key, { rv, living }] of rows) {
        const before = this.sample.rows.get(key);
        // Nought: left over from before a restore, not told by this server yet.
        if (before === undefined || before.rv === 0) continue;
        if (rv < before.rv) fail('I7', `${key} went back from ${before.rv} to ${rv}`);
        if (living && !before.living && stays.test(key)) fail('I8', `${key} came back`);
      }
      // A removed row that a snapshot leaves out is forgotten here too, but must not come back later.
      for (const [key, before] of this.sample.rows)
        if (!rows.has(key) && !before.living) rows.set(key, before);
    }
    this.sample = { epoch, rows };
  }
}

/** The same thing done, under whatever id and number. */
const deed = ({ type, areaId, args }: Command): string => `${type} in ${areaId} ${JSON.stringify(args)}`;

const seen = (record: BaseRecord) => ({ rv: record.rv, living: record.del !== true });
