// What a person has said of being told: of an area, on which phones, and at which address.
import * as v from 'valibot';
import { Area } from '../../../domain/area.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { forgetMail, Mailbox, setMail } from '../../../domain/mailbox.ts';
import { NoticeWish, noticeWishId } from '../../../domain/notice-wish.ts';
import { PushDevice, subscribePush, testPush } from '../../../domain/push-device.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';
import { getMeta } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll, viewRow } from '../view.ts';
import { myCommands } from './my-commands.ts';

export type WishView = {
  readonly area: Area | undefined;
  /** Undefined where she has chosen nothing. */
  readonly wish: NoticeWish | undefined;
  /** Whether she has asked on this phone to be told there, and has proven an address. */
  readonly hasPush: boolean;
  readonly hasMail: boolean;
};

/** What she wants to be told of an area. */
export async function wishView(db: KehraDb, areaId: AreaId): Promise<WishView> {
  const overlay = await overlayOf(db);
  const [area, wish, asked, box] = await Promise.all([
    viewRow(db, overlay, Area, areaId),
    viewRow(db, overlay, NoticeWish, noticeWishId(areaId, overlay.member)),
    getMeta(db, 'push'),
    viewRow(db, overlay, Mailbox, overlay.member),
  ]);
  return { area, wish, hasPush: asked !== undefined, hasMail: box?.address !== undefined };
}

export type MailView = {
  readonly box: Mailbox | undefined;
  /** What she said last of her address is not sent yet. */
  readonly waits: boolean;
  /** The address that the server did not take, and why. */
  readonly refused: { readonly address: string; readonly code: RejectCode } | undefined;
};

const Asking = v.object({ address: v.string() });

/** Her mailbox, and what became of what she said last of it. */
export async function mailView(db: KehraDb): Promise<MailView> {
  const overlay = await overlayOf(db);
  const [box, [last]] = await Promise.all([
    viewRow(db, overlay, Mailbox, overlay.member),
    myCommands(db, [setMail.type, forgetMail.type]),
  ]);
  const asked = v.safeParse(Asking, last?.command.args);
  const refused =
    last?.fate.state === 'refused' && asked.success
      ? { address: asked.output.address, code: last.fate.code }
      : undefined;
  return { box, waits: last?.fate.state === 'waiting', refused };
}

export type PushView = {
  /** Of every phone of this person. */
  readonly devices: readonly PushDevice[];
  /** What is asked of the server waits for a network. */
  readonly waits: boolean;
  /** In what language, and under which address, this phone has asked. */
  readonly asked: { readonly lang: string; readonly endpoint?: string | undefined } | undefined;
};

/** Which phones are told, as far as this one knows. */
export async function pushView(db: KehraDb): Promise<PushView> {
  const [devices, said, asked] = await Promise.all([
    viewAll(db, await overlayOf(db), PushDevice, 'me', () => true),
    myCommands(db, [subscribePush.type, testPush.type]),
    getMeta(db, 'push'),
  ]);
  return { devices, asked, waits: said.some(({ fate }) => fate.state === 'waiting') };
}
