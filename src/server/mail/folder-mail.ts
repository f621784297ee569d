// Letters without a mail server: each is a file that mail programs open, written whole or not at all.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import * as v from 'valibot';
import type { Mail } from '../ports.ts';
import { compose, letterId, type Sender } from './letter.ts';

const Bytes = v.instance(Uint8Array);
const SystemError = v.object({ code: v.string() });
/** A full disk or a folder that is not ours: worth another try so many seconds later. */
const AGAIN = 300;

/** The same letter again is the same file. */
export function folderMail(folder: string, from: Sender): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    kind: 'folder',
    send: async (letter) => {
      const composed = compose(letter, from);
      if ('outcome' in composed) return composed;
      const { message } = await transport.sendMail(composed.mail);
      try {
        await write(folder, `${letterId(letter.key)}.eml`, v.parse(Bytes, message));
        return { outcome: 'sent' };
      } catch (error) {
        if (!v.is(SystemError, error)) throw error;
        return { outcome: 'later', seconds: AGAIN, why: 'disk' };
      }
    },
    close: async () => transport.close(),
  };
}

async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const half = `${path}.half`;
  try {
    const file = await open(half, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
