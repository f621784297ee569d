// A person acts on her phone: draws a deed, perhaps drafts its words, and submits it as the app would.
import * as v from 'valibot';
import { editBase } from '../../src/client/features/ideas/begin-edit.ts';
import { saveDraft } from '../../src/client/store/drafts.ts';
import { ensureClient } from '../../src/client/store/identity.ts';
import { keptArgs } from '../../src/client/store/into-envelope.ts';
import { getMeta, setMeta } from '../../src/client/store/meta.ts';
import { submit } from '../../src/client/store/submit.ts';
import { parseRecord } from '../../src/client/store/view.ts';
import { Marks, Salt } from '../../src/domain/ballot.ts';
import { Command } from '../../src/domain/command.ts';
import { EVERY_RULE } from '../../src/domain/every-rule.ts';
import { Scope, SITE, uuidv7 } from '../../src/domain/ids.ts';
import { Round } from '../../src/domain/round.ts';
import type { Tab } from '../support/phone.ts';
import { drawDeed } from './deeds.ts';
import type { Deed } from './pools.ts';
import { seenBy } from './seen.ts';
import type { Device, World } from './world.ts';

const FORMS: Readonly<Record<string, 'idea' | 'edit' | 'comment'>> = {
  'idea.post': 'idea',
  'idea.edit': 'edit',
  'comment.post': 'comment',
};

/** The next deed of a person; hosts first show the links that make them so. Most deeds are about what she sees. */
async function nextDeed(world: World, device: Device): Promise<Deed> {
  const { number, isHost, area, secrets } = device.person;
  const secret = secrets.shift();
  if (secret !== undefined) return { type: 'invite.accept', v: 1, areaId: SITE, args: { secret } };
  const pools = world.random.chance(0.9) ? await seenBy(world, device) : world.pools;
  const deed = drawDeed(world.random, pools, { number, isHost, area }, world.random.chance(0.15));
  const { ideaId, commentId } = deed.args;
  if (deed.type === 'idea.post') world.pools.ideas.push({ id: String(ideaId), area, by: number });
  if (deed.type === 'comment.post') world.pools.comments.push({ id: String(commentId), area, by: number });
  return deed;
}

/** Somebody does something on her phone, as the app would have her do it. */
export async function act(world: World, device: Device, tab: Tab = device.phone.tab): Promise<void> {
  const deed = await tab.fuse.hold(() => nextDeed(world, device));
  const rule = EVERY_RULE.find(({ type, v: version }) => type === deed.type && version === deed.v);
  if (rule === undefined || world.random.chance(0.04)) return actOfOtherBuild(world, device, deed);
  const { store } = tab;
  const draftId = await draft(world, device, tab, deed);
  const ideaId = String(deed.args.ideaId ?? '');
  const base = deed.type === 'idea.edit' ? await editBase(store.db, ideaId) : undefined;
  const options = {
    ...(draftId === undefined ? {} : { draftId }),
    ...(base === undefined ? {} : { base }),
    kept: device.person.number % 2 === 0 ? await inEnvelope(tab, deed) : undefined,
  };
  const submitted = await submit(store, rule, v.parse(Scope, deed.areaId), deed.args, options);
  const why = submitted.outcome === 'refused' ? submitted.code : '';
  world.note(`${device.phone.name} ${deed.type} ${brief(deed)} ${submitted.outcome} ${why}`);
  await device.watch.notice();
  if (submitted.outcome === 'stored') device.watch.keep(deed.args);
}

/** The app makes the salt itself: nonsense in its place comes from another build, which keeps it as it is. */
const Filled = v.object({ marks: Marks, salt: Salt, code: v.optional(v.string()) });

/** A ballot as the app keeps it; every other person's phone cannot encrypt. */
async function inEnvelope({ store }: Tab, { type, args }: Deed): Promise<unknown> {
  if (type !== 'ballot.cast' && type !== 'paper.enter') return undefined;
  const round = parseRecord(Round, await store.db.rows.get(['round', String(args.roundId)]));
  return v.is(Filled, args) && round !== undefined ? keptArgs(store, round, args) : undefined;
}

/** Half of all texts are typed as drafts first. */
async function draft(
  world: World,
  { phone, watch }: Device,
  { store }: Tab,
  deed: Deed,
): Promise<string | undefined> {
  const form = FORMS[deed.type];
  const { title, text, ideaId, commentId } = deed.args;
  const isTyped = form !== undefined && (typeof title === 'string' || typeof text === 'string');
  if (!isTyped || !world.random.chance(0.5)) return undefined;
  const subject = String(ideaId);
  const id = form === 'edit' ? `edit~${subject}` : form === 'idea' ? subject : String(commentId);
  const before = await store.db.drafts.get(id);
  const typed = {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof text === 'string' ? { text } : {}),
  };
  await saveDraft(store, { id, form, areaId: deed.areaId, subject, ...typed });
  watch.keep(typed, before ?? '');
  world.note(`${phone.name} drafts ${id.slice(-6)}`);
  return id;
}

/** A command that this build would not store, as an older or a broken one may have. */
async function actOfOtherBuild(world: World, { phone, watch }: Device, deed: Deed): Promise<void> {
  const { store } = phone.tab;
  const at = new Date(store.now()).toISOString();
  await store.db.transaction('rw', [store.db.outbox, store.db.meta], async () => {
    await ensureClient(store, store.db);
    const seq = ((await getMeta(store.db, 'seq')) ?? 0) + 1;
    const id = uuidv7(store.now(), store.random(16));
    const command = v.parse(Command, { ...deed, id, seq, at });
    await store.db.outbox.add({ seq, command });
    await setMeta(store.db, 'seq', seq);
  });
  await watch.notice();
  const { title, text } = deed.args;
  // Words without a title or a text are no text that could become a draft.
  if (FORMS[deed.type] === undefined || typeof title === 'string' || typeof text === 'string')
    watch.keep(deed.args);
  world.note(`${phone.name} (other build) ${deed.type} ${brief(deed)}`);
}

const brief = (deed: Deed): string =>
  Object.entries(deed.args)
    .filter(([name]) => name.endsWith('Id') || name === 'support' || name === 'closed')
    .map(([name, value]) => `${name}=${String(value).slice(-6)}`)
    .join(' ');
