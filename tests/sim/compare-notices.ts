// Compares rows about wishes, phones and mailboxes with the model.
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { Mailbox, MailKey } from '../../src/domain/mailbox.ts';
import { NoticeWish } from '../../src/domain/notice-wish.ts';
import { PushDevice } from '../../src/domain/push-device.ts';
import type { ModelNotices } from './model-notices.ts';

type All = <K extends Kind>(kind: K) => RowOf<K>[];
type Compare = (
  what: string,
  rows: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
) => void;

/** Who wants to be told what, on which phones, and at which address. */
export function compareNotices(model: ModelNotices, all: All, compare: Compare): void {
  const wishes = all(NoticeWish).map(
    ({ id, choices, quiet }) => [id, JSON.stringify([choices, quiet ?? null])] as const,
  );
  compare('wish', new Map(wishes), model.wishes);
  const phone = (member: string, endpoint: string) => `${member} ${endpoint}`;
  compare(
    'phone',
    new Map(all(PushDevice).map((row) => [phone(row.memberId, row.subscription.endpoint), row.lang])),
    new Map(
      [...model.phones].flatMap(([member, phones]) =>
        phones.map(({ endpoint, lang }) => [phone(member, endpoint), lang] as const),
      ),
    ),
  );
  compare(
    'mailbox',
    new Map(all(Mailbox).map((row) => [row.id, [row.lang, row.address ?? '', row.pending ?? '']])),
    new Map([...model.boxes].map(([id, { lang, address, pending }]) => [id, [lang, address, pending]])),
  );
  // Where the server draws them itself, the model knows no links.
  if (model.letters.size === 0) return;
  compare(
    'link',
    new Map(all(MailKey).map((row) => [row.id, `${row.use} ${row.memberId} ${row.address}`])),
    new Map(
      [...model.letters].map(([key, { use, member, address }]) => [key, `${use} ${member} ${address}`]),
    ),
  );
}
