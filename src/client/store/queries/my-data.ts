// All that this phone holds of its owner, in a form that she can take along. Her secret stays: it is her key.

import { Comment } from '../../../domain/comment.ts';
import { Idea } from '../../../domain/idea.ts';
import type { KehraDb } from '../db.ts';
import { allDrafts, type Draft } from '../drafts.ts';
import { ENVELOPE_KEY, openEnvelope, whole } from '../envelope.ts';
import { getMeta } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { parseRecord } from '../view.ts';
import { outboxView } from './my-own.ts';

/** Her own rows, texts and acts; others' ideas are not hers to take. */
export async function myData(db: KehraDb) {
  const { member } = await overlayOf(db);
  const records = await db.rows.toArray();
  const key = (await db.meta.get(ENVELOPE_KEY))?.value;
  return {
    name: await getMeta(db, 'name'),
    ideas: records.flatMap((record) => {
      const idea = record.kind === Idea.name ? parseRecord(Idea, record) : undefined;
      return idea?.author === member ? [idea] : [];
    }),
    comments: records.flatMap((record) => {
      const comment = record.kind === Comment.name ? parseRecord(Comment, record) : undefined;
      return comment?.author === member ? [comment] : [];
    }),
    own: records
      .filter((record) => record.stream === 'me' && record.del !== true)
      .map((record) => record.row),
    waiting: await Promise.all((await outboxView(db)).map(({ command }) => whole(command, key))),
    drafts: await Promise.all((await allDrafts(db)).map((draft) => inPlain(draft, key))),
  };
}

/** With what is in its envelope, if it can be read. */
async function inPlain({ envelope, ...draft }: Draft, key: unknown): Promise<object> {
  const content = await openEnvelope(envelope, key);
  return content === undefined ? draft : { ...draft, ballot: content };
}
