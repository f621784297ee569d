// Without a mail server letters are files: whole, for the owner only, one for each letter.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { EmailAddress } from '../../../src/domain/email-address.ts';
import { folderMail } from '../../../src/server/mail/folder-mail.ts';
import { NO_SENDER } from '../../../src/server/mail/mail-settings.ts';
import type { Letter } from '../../../src/server/ports.ts';
import { newFolder } from '../../support/sqlite.ts';

const letter: Letter = {
  key: '../../meeting:1',
  to: v.parse(EmailAddress, 'maija@example.fi'),
  lang: 'sv',
  subject: 'Mötet är flyttat',
  paragraphs: ['Hej!', 'Mötet börjar klockan sju.\n.\n'],
};

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return join(made.path, 'outbox-mail');
};
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

it('a letter is one file, whole and for its owner only; the same letter again is the same file', async () => {
  const path = folder();
  const mail = folderMail(path, NO_SENDER);
  expect(mail.kind).toBe('folder');
  expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
  expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
  expect(await mail.send({ ...letter, key: 'other' })).toEqual({ outcome: 'sent' });
  const files = readdirSync(path);
  expect(files.length).toBe(2);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  for (const file of files) {
    expect(file).toMatch(/^[0-9a-f]{32}\.eml$/);
    expect(statSync(join(path, file)).mode & 0o777).toBe(0o600);
    const read = await PostalMime.parse(readFileSync(join(path, file)));
    expect(read.subject).toBe(letter.subject);
    expect(read.to).toMatchObject([{ address: letter.to }]);
    expect(read.text).toContain('Mötet börjar klockan sju.');
  }
});

it('a folder that cannot be written to: later, and nothing half is left', async () => {
  const path = folder();
  writeFileSync(path, 'a file');
  expect(await folderMail(path, NO_SENDER).send(letter)).toMatchObject({ outcome: 'later', why: 'disk' });
  const other = folder();
  const mail = folderMail(other, NO_SENDER);
  await mail.send(letter);
  const [name = ''] = readdirSync(other);
  const taken = folder();
  mkdirSync(join(taken, name, 'in the way'), { recursive: true });
  expect(await folderMail(taken, NO_SENDER).send(letter)).toMatchObject({ outcome: 'later', why: 'disk' });
  expect(readdirSync(taken)).toEqual([name]);
  expect(existsSync(join(other, name))).toBe(true);
});

it('a letter that nobody may send is refused before it is written', async () => {
  const path = folder();
  const action = { label: 'x', url: 'file:///etc/passwd' };
  expect(await folderMail(path, NO_SENDER).send({ ...letter, action })).toEqual({
    outcome: 'refused',
    why: 'link',
  });
  expect(existsSync(path)).toBe(false);
});
