// What an author did not touch is never undone by her edit, and what was changed on both sides is shown to her.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editIdea } from '../../../domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../../domain/ids.ts';
import { applyRows } from '../../store/base.ts';
import { saveDraft } from '../../store/drafts.ts';
import { ensureClient, memberOf } from '../../store/identity.ts';
import { openStore, type Store } from '../../store/open.ts';
import { nextBatch, settle } from '../../store/outbox.ts';
import { submit } from '../../store/submit.ts';
import { type Beginning, beginEdit, noteBeginning } from './begin-edit.ts';
import { written } from './written.ts';

const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const ideaId = v.parse(IdeaId, id(2));
const [old, grouped] = [id(3), id(4)];

let store: Store;
/** The server's row of the idea, as the phone fetches it. */
async function stands(rv: number, words: object): Promise<void> {
  const author = await memberOf(store.db);
  const postedAt = '2027-01-01T18:00:00.000Z';
  const row = { kind: 'idea', id: ideaId, rv, areaId, author, origin: 'phone', postedAt, ...words };
  await applyRows(store.db, [row], { stream: `area/${areaId}` });
}

const begin = async (): Promise<Beginning> => {
  const beginning = await beginEdit(store.db, areaId, ideaId);
  if (beginning === undefined) throw new Error('there is nothing to edit');
  return beginning;
};

/** Sends an edit as its screen does; the server refuses it. */
async function sendInVain(fields: Beginning['fields']): Promise<void> {
  await noteBeginning(store.db, ideaId, fields);
  await submit(
    store,
    editIdea,
    areaId,
    { ideaId, ...written(fields) },
    { draftId: fields.id, base: fields.base },
  );
  const [command] = await nextBatch(store, 1, 1_000_000);
  const { id = '', seq = 0 } = command ?? {};
  await settle(store, [{ verdict: 'rejected', code: 'edit-conflict', id, seq }]);
}

beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: 'editing',
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (count) => new Uint8Array(count).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await ensureClient(store, store.db);
  await stands(5, { title: 'Penkki', text: 'Rantaan', themeId: old, place: { name: 'Laituri' } });
});
afterEach(() => store.db.close());

test('an edit that crossed a grouping goes on over the new theme, with nothing to compare', async () => {
  const { fields } = await begin();
  await sendInVain({ ...fields, title: 'Pari penkkiä' });
  await stands(6, { title: 'Penkki', text: 'Rantaan', themeId: grouped, place: { name: 'Laituri' } });
  const again = await begin();
  expect(again.elsewhere).toEqual([]);
  expect(again.fields).toMatchObject({ title: 'Pari penkkiä', text: 'Rantaan', themeId: grouped, base: 6 });
  expect(again.fields.refused).toBeUndefined();
});

test('a text that was changed on both sides is hers, beside the other one; a theme that she chose stays', async () => {
  const { fields } = await begin();
  await sendInVain({ ...fields, text: 'Puistoon', themeId: undefined });
  await stands(6, { title: 'Kaksi penkkiä', text: 'Torille', themeId: grouped });
  const again = await begin();
  expect(again.elsewhere).toEqual(['Torille']);
  expect(again.fields).toMatchObject({ title: 'Kaksi penkkiä', text: 'Puistoon', base: 6 });
  expect(again.fields.themeId).toBeUndefined();
  expect(again.fields.place).toBeUndefined();
  expect(again.fields.refused).toMatchObject({ code: 'edit-conflict' });
});

test('a half-written edit takes in what has changed, again and again', async () => {
  const { fields } = await begin();
  await saveDraft(store, { ...fields, title: 'Pari penkkiä' });
  for (const [rv, themeId] of [
    [6, grouped],
    [7, old],
  ] as const) {
    await stands(rv, { title: 'Penkki', text: 'Rantaan', themeId, place: { name: 'Laituri' } });
    const again = await begin();
    expect(again).toMatchObject({ elsewhere: [], fields: { title: 'Pari penkkiä', themeId, base: rv } });
    await saveDraft(store, again.fields);
  }
});

test('one that came back to an earlier build keeps all her words, beside what differs', async () => {
  const { fields } = await begin();
  await sendInVain({ ...fields, title: 'Pari penkkiä' });
  await store.db.meta.delete(`edited:${ideaId}`);
  await stands(6, { title: 'Penkki', text: 'Rantaan', themeId: grouped, place: { name: 'Laituri' } });
  const again = await begin();
  expect(again.elsewhere).toEqual(['Penkki']);
  expect(again.fields).toMatchObject({ title: 'Pari penkkiä', themeId: old, base: 6 });
});

test('SY27 an edit over one that waits begins from that, and takes it for no change by others', async () => {
  const { fields } = await begin();
  await noteBeginning(store.db, ideaId, fields);
  const args = { ideaId, ...written({ ...fields, title: 'Pari penkkiä' }) };
  await submit(store, editIdea, areaId, args, { draftId: fields.id, base: fields.base });
  const [first] = await nextBatch(store, 1, 1_000_000);
  const again = await begin();
  expect(again).toMatchObject({ elsewhere: [], fields: { title: 'Pari penkkiä', base: first?.id } });
  // Half-written still when the first one has been accepted.
  await saveDraft(store, { ...again.fields, text: 'Puistoon' });
  const { id = '', seq = 0 } = first ?? {};
  await settle(store, [{ verdict: 'ok', id, seq, rows: [] }]);
  await stands(6, { title: 'Pari penkkiä', text: 'Rantaan', themeId: old, place: { name: 'Laituri' } });
  expect(await begin()).toMatchObject({
    elsewhere: [],
    fields: { title: 'Pari penkkiä', text: 'Puistoon', base: 6 },
  });
});
