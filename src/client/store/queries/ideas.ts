// The list of ideas: first the order of all ids (keys only), then cards for those on the screen.
import { Idea, isListed } from '../../../domain/idea.ts';
import { Support, supportId } from '../../../domain/support.ts';
import type { BaseRecord, KehraDb } from '../db.ts';
import { memberOf } from '../identity.ts';
import type { Layer } from '../layer.ts';
import type { Overlay } from '../overlay.ts';
import { madeOverlay } from '../overlay-now.ts';
import { parseRecord, rangeOf, rowOver } from '../view.ts';

export type IdeaSort = 'newest' | 'supported' | 'unseen';

export type IdeaCard = {
  readonly idea: Idea;
  readonly supports: number;
  readonly comments: number;
  /** Whether this person supports it. */
  readonly supported: boolean;
  /** Whether this person posted it. */
  readonly mine: boolean;
  /** Saved on this phone, not yet sent. */
  readonly pending: boolean;
};

export type IdeaListQuery = {
  readonly areaId: string;
  readonly sort: IdeaSort;
  /** Of one theme; of all where undefined. */
  readonly themeId?: string | undefined;
  /** How many at most; all where undefined. */
  readonly limit?: number | undefined;
};

/** Ids in their order, and cards of those that need no reading: newly written ones, and in a page all. */
export type IdeaPage = { readonly ids: readonly string[]; readonly cards: readonly IdeaCard[] };

/** Ids of the listed ideas in the wanted order, this person's pending ones included. */
export async function ideaOrder(db: KehraDb, query: IdeaListQuery): Promise<Layer<IdeaPage>> {
  const base = await baseOrder(db, query);
  const cardOf = cardMaker();
  return (overlay) => orderOver(base, query, overlay, cardOf);
}

/** The first ids with their cards in one go, for a fast first sight. */
export async function ideaPage(db: KehraDb, query: IdeaListQuery): Promise<Layer<IdeaPage>> {
  const order = await ideaOrder(db, query);
  const cards = await ideaCards(db, order((await madeOverlay(db)).overlay).ids);
  return (overlay) => {
    const { ids, cards: fresh } = order(overlay);
    return { ids, cards: [...cards(overlay), ...fresh] };
  };
}

function orderOver(
  base: readonly string[],
  query: IdeaListQuery,
  overlay: Overlay,
  cardOf: CardOf,
): IdeaPage {
  const pending = overlay
    .all(Idea)
    .filter((idea) => isListed(idea) && idea.areaId === query.areaId && isUnder(idea, query.themeId));
  const pendingIds = new Set<string>(pending.map((idea) => idea.id));
  const known = new Set(pending.length > 0 ? base : []);
  const fresh = pending.filter((idea) => !known.has(idea.id)).reverse();
  const kept = base.filter((id) => !isGone(overlay, id, pendingIds));
  const freshIds = fresh.map((idea) => idea.id);
  return {
    ids: query.sort === 'supported' ? [...kept, ...freshIds] : [...freshIds, ...kept],
    // One that has a base row has supports there too, which only reading tells.
    cards: freshIds.flatMap((id) => (overlay.isAdded(Idea, id) ? (cardOf(overlay, id) ?? []) : [])),
  };
}

const isUnder = (idea: Idea, themeId: string | undefined): boolean =>
  themeId === undefined || idea.themeId === themeId;

/** A base id whose pending version is not in this list any more. */
function isGone(overlay: Overlay, id: string, pendingIds: ReadonlySet<string>): boolean {
  return overlay.get(Idea, id) !== undefined && !pendingIds.has(id);
}

async function baseOrder(db: KehraDb, query: IdeaListQuery): Promise<string[]> {
  const keys = await orderedKeys(db, query);
  if (query.sort !== 'unseen') return keys.map(([, id]) => id);
  const seen = new Set(await db.seen.toCollection().primaryKeys());
  return keys.map(([, id]) => id).filter((id) => !seen.has(id));
}

function orderedKeys(db: KehraDb, query: IdeaListQuery): Promise<[string, string][]> {
  const most = query.limit ?? Number.POSITIVE_INFINITY;
  const stream = `area/${query.areaId}`;
  if (query.themeId !== undefined) {
    const inTheme = db.rows
      .where('[theme+order]')
      .between(...rangeOf(query.themeId))
      .reverse();
    return query.sort === 'supported'
      ? inTheme
          .toArray()
          .then((rows) =>
            rows
              .sort((a, b) => (b.supports ?? 0) - (a.supports ?? 0))
              .map((row): [string, string] => [row.kind, row.id]),
          )
      : inTheme.limit(most).primaryKeys();
  }
  const index = query.sort === 'supported' ? '[stream+kind+supports+order]' : '[stream+kind+order]';
  return db.rows
    .where(index)
    .between(...rangeOf(stream, Idea.name))
    .reverse()
    .limit(most)
    .primaryKeys();
}

/** Cards for ids, in the same order; ids that cannot be shown are left out. */
export async function ideaCards(db: KehraDb, ids: readonly string[]): Promise<Layer<IdeaCard[]>> {
  const member = await memberOf(db);
  const [records, supports] = await Promise.all([
    db.rows.bulkGet(ids.map((id): [string, string] => [Idea.name, id])),
    db.rows.bulkGet(ids.map((id): [string, string] => [Support.name, `${id}~${member}`])),
  ]);
  const cardOf = cardMaker();
  return (overlay) => ids.flatMap((id, index) => cardOf(overlay, id, records[index], supports[index]) ?? []);
}

/** The same under an overlay that the caller has already. */
export const cardsWith = async (db: KehraDb, overlay: Overlay, ids: readonly string[]): Promise<IdeaCard[]> =>
  (await ideaCards(db, ids))(overlay);

type CardOf = (
  overlay: Overlay,
  id: string,
  record?: BaseRecord,
  ownSupport?: BaseRecord,
) => IdeaCard | undefined;

/** Makes the cards of rows that were read: the very same card, which need not be drawn anew, for what stays the same. */
function cardMaker(): CardOf {
  const made = new Map<string, { of: readonly unknown[]; card: IdeaCard | undefined }>();
  return (overlay, id, ...records) => {
    const { changed, member } = overlay;
    const of = [
      member,
      changed.get(`idea/${id}`),
      changed.get(`tally/${id}~0`),
      changed.get(`support/${id}~${member}`),
    ];
    const known = made.get(id);
    if (known?.of.every((part, index) => part === of[index])) return known.card;
    const card = cardOver(overlay, id, ...records);
    made.set(id, { of, card });
    return card;
  };
}

function cardOver(...[overlay, id, record, ownSupport]: Parameters<CardOf>): IdeaCard | undefined {
  const idea = rowOver(overlay, Idea, id, record);
  if (idea === undefined) return undefined;
  const counts = overlay.countsOf(id);
  const support = overlay.get(Support, supportId(idea.id, overlay.member));
  return {
    idea,
    supports: (record?.supports ?? 0) + counts.supports,
    comments: (record?.comments ?? 0) + counts.comments,
    supported: support === undefined ? ownSupport !== undefined && ownSupport.del !== true : support !== null,
    mine: idea.author === overlay.member,
    pending: overlay.get(Idea, id) !== undefined,
  };
}

/** Remembers that the person has had these ideas before her eyes. */
export async function markSeen(db: KehraDb, ids: readonly string[]): Promise<void> {
  await db.seen.bulkPut(ids.map((id) => ({ id })));
}

/** How many ideas the area lists. */
export async function countIdeas(db: KehraDb, areaId: string): Promise<Layer<number>> {
  const base = await db.rows
    .where('[stream+kind+order]')
    .between(...rangeOf(`area/${areaId}`, Idea.name))
    .count();
  return (overlay) => base + overlay.all(Idea).filter((idea) => idea.areaId === areaId).length;
}

/** A slice of the ideas that the area lists, as they are stored: without the overlay. */
export async function storedIdeas(
  db: KehraDb,
  areaId: string,
  offset: number,
  limit: number,
): Promise<Idea[]> {
  const records = await db.rows
    .where('[stream+kind+order]')
    .between(...rangeOf(`area/${areaId}`, Idea.name))
    .offset(offset)
    .limit(limit)
    .toArray();
  return records.flatMap((record) => parseRecord(Idea, record) ?? []);
}
