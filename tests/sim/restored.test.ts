// A restored server hears from phones in any order: in the end all that it had accepted is there again.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { saveDraft } from '../../src/client/store/drafts.ts';
import { getMeta } from '../../src/client/store/meta.ts';
import { chooseArea } from '../../src/client/store/queries/area.ts';
import { drafts } from '../../src/client/store/queries/me.ts';
import { applyChanges, applySnapshotPage } from '../../src/client/store/replica.ts';
import { submit } from '../../src/client/store/submit.ts';
import { postComment } from '../../src/domain/comment.ts';
import { postIdea } from '../../src/domain/idea.ts';
import { AreaId, CommentId, IdeaId, MeetingId, SITE, uuidv7 } from '../../src/domain/ids.ts';
import { acceptInvite } from '../../src/domain/invite.ts';
import { openMeeting } from '../../src/domain/meeting-host.ts';
import { hide } from '../../src/domain/moderation.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { setSupport } from '../../src/domain/support.ts';
import { type Device, World } from './world.ts';

type Hall = { readonly world: World; readonly host: Device; readonly author: Device; readonly guest: Device };

/** A host and two guests in one area, all known to a server of which there is a backup. */
async function hall(name: string): Promise<Hall> {
  const world = new World(name);
  await world.begin(3);
  const [host, author, guest] = world.devices;
  if (host === undefined || author === undefined || guest === undefined) throw new Error('nobody came');
  for (const { phone } of world.devices) await chooseArea(phone.db, area(world));
  const secret = host.person.secrets[0] ?? '';
  await submit(host.phone.tab.store, acceptInvite, SITE, { secret });
  for (const { phone } of world.devices) await phone.exchange();
  await world.server.makeBackup();
  return { world, host, author, guest };
}

const area = (world: World): AreaId => v.parse(AreaId, world.areas[0]);
const fresh = <S extends v.GenericSchema<string, string>>(world: World, schema: S): v.InferOutput<S> =>
  v.parse(schema, uuidv7(world.now, world.random.bytes(16)));

/** Somebody does something and is told that it is done. */
async function does<Args>(
  { world }: Hall,
  { phone }: Device,
  rule: Rule<string, Args>,
  args: Args,
): Promise<void> {
  await submit(phone.tab.store, rule, area(world), args);
  await phone.exchange();
  expect(await phone.db.outbox.count()).toBe(0);
}

/** A round of everybody, as often as it takes for nothing to be left. */
async function rounds({ world }: Hall, devices: readonly Device[], times = 5): Promise<void> {
  for (let round = 0; round < times; round++)
    for (const { phone } of devices) {
      world.advance(60_000);
      await phone.exchange();
    }
}

async function expectAllWell({ world }: Hall): Promise<void> {
  await world.heal();
  await world.end();
  expect(world.violations).toEqual([]);
}

/** An idea, and from another phone a comment and a support. */
async function talk(all: Hall): Promise<{ ideaId: IdeaId; commentId: CommentId }> {
  const { world, author, guest } = all;
  const ideaId = fresh(world, IdeaId);
  const commentId = fresh(world, CommentId);
  await does(all, author, postIdea, { ideaId, title: 'a bench' });
  await guest.phone.exchange();
  await does(all, guest, postComment, { commentId, ideaId, text: 'in the shade', stance: 'for' });
  await does(all, guest, setSupport, { ideaId, support: true });
  return { ideaId, commentId };
}

test('SY25 a comment and a support that come back before their idea are sent again when it is there', async () => {
  const all = await hall('guest first');
  const { world, author, guest } = all;
  const { ideaId, commentId } = await talk(all);
  world.server.restore();
  await rounds(all, [guest]);
  expect(world.server.row('comment', commentId)).toBeUndefined();
  expect((await drafts(guest.phone.db)).map(({ text }) => text)).toEqual(['in the shade']);
  await rounds(all, [author, guest]);
  expect(world.server.row('comment', commentId)?.value?.text).toBe('in the shade');
  expect(world.server.row('tally', `${ideaId}~0`)?.value).toMatchObject({ supports: 1, comments: 1 });
  expect(await drafts(guest.phone.db)).toEqual([]);
  await expectAllWell(all);
});

test('SY25 words that their writer has taken up again meanwhile are left to her', async () => {
  const all = await hall('taken up');
  const { world, author, guest } = all;
  const { commentId } = await talk(all);
  world.server.restore();
  await rounds(all, [guest]);
  const [returned] = await drafts(guest.phone.db);
  if (returned === undefined) throw new Error('the comment is no draft');
  await saveDraft(guest.phone.tab.store, { ...returned, text: 'in the sun' });
  await rounds(all, [author, guest]);
  expect(world.server.row('comment', commentId)).toBeUndefined();
  expect((await drafts(guest.phone.db)).map(({ text }) => text)).toEqual(['in the sun']);
  await world.end();
});

test('SY25 an idea waits for its meeting, a support for that idea, hiding it for both', async () => {
  const all = await hall('host last');
  const { world, host, author, guest } = all;
  const meetingId = fresh(world, MeetingId);
  const ideaId = fresh(world, IdeaId);
  const title = { fi: 'Ilta' };
  await does(all, host, openMeeting, { meetingId, code: 'ABCDEF', title, type: 'workshop' });
  await author.phone.exchange();
  await does(all, author, postIdea, { ideaId, meetingId, title: 'a bench' });
  for (const { phone } of [guest, host]) await phone.exchange();
  await does(all, guest, setSupport, { ideaId, support: true });
  await does(all, host, hide, { target: { kind: 'idea', id: ideaId }, reason: 'a private matter' });
  world.server.restore();
  await rounds(all, [guest, author]);
  expect(world.server.row('idea', ideaId)).toBeUndefined();
  await rounds(all, [host, author, guest]);
  expect(world.server.row('idea', ideaId)?.value).toMatchObject({ meetingId, title: '' });
  await expectAllWell(all);
});

test('SY25 what never comes back is not asked for again and again', async () => {
  const all = await hall('author lost');
  const { world, author, guest } = all;
  const { ideaId } = await talk(all);
  // Rows of a neighbourhood that she has left stay as they were before the restore.
  const other = v.parse(AreaId, world.areas[1]);
  await chooseArea(guest.phone.db, other);
  author.phone.wipe();
  world.server.restore();
  await rounds(all, [guest]);
  expect(await guest.phone.db.rows.get(['idea', ideaId])).toBeDefined();
  const before = world.server.happened.length;
  await rounds(all, [guest], 10);
  expect(world.server.happened.length).toBe(before);
  expect(await guest.phone.db.outbox.count()).toBe(0);
  expect(await getMeta(guest.phone.db, 'early')).toHaveLength(2);
  await world.end();
});

test('SY14 a page that a cache has kept from before a restore is not taken for the truth', async () => {
  const all = await hall('stale page');
  const { world, author, guest } = all;
  const { commentId } = await talk(all);
  world.server.restore();
  const { epoch } = Object(await (await world.server.handle('/v1/meta', {})).json());
  await rounds(all, [author, guest]);
  const comment = await guest.phone.db.rows.get(['comment', commentId]);
  const stream = `area/${area(world)}`;
  const old = { rows: [{ kind: 'comment', id: commentId, rv: 999, del: true as const }], epoch: '00000000' };
  const { store } = guest.phone.tab;
  expect(await applyChanges(store, stream, { ...old, cursor: 'v1.00000000.999' })).toBe(false);
  const page = { ...old, sid: 'old', asOf: 'v1.00000000.999', heads: [999], pages: 1, page: 0 };
  expect(await applySnapshotPage(store, stream, page)).toBe(false);
  expect(await guest.phone.db.rows.get(['comment', commentId])).toEqual(comment);
  expect(await getMeta(guest.phone.db, 'epoch')).toBe(epoch);
  await expectAllWell(all);
});
