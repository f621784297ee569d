// Which e-mail addresses pass, and that nothing passes that could mean something to a mail server.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it, test } from 'vitest';
import { EmailAddress } from './email-address.ts';

const read = (text: unknown) => {
  const parsed = v.safeParse(EmailAddress, text, { abortPipeEarly: true });
  return parsed.success ? parsed.output : parsed.issues[0].message;
};

it.each([
  ['maija@example.fi', 'maija@example.fi'],
  [' Maija.Meikäläinen@EXAMPLE.fi'.replaceAll('ä', 'a'), 'Maija.Meikalainen@example.fi'],
  ["o'brien+kehra@sub.dom-ain.example", "o'brien+kehra@sub.dom-ain.example"],
  ['x@xn--hmeenlinna-t5a.fi', 'x@xn--hmeenlinna-t5a.fi'],
  [`${'a'.repeat(64)}@example.fi`, `${'a'.repeat(64)}@example.fi`],
])('takes %s', (text, wanted) => expect(read(text)).toBe(wanted));

it.each([
  ['', 'empty'],
  ['maija', 'not-an-address'],
  ['maija@localhost', 'not-an-address'],
  ['maija@127.0.0.1', 'not-an-address'],
  ['maija@[127.0.0.1]', 'not-an-address'],
  ['Maija <maija@example.fi>', 'not-an-address'],
  ['"maija"@example.fi', 'not-an-address'],
  ['a@b.fi, c@d.fi', 'not-an-address'],
  ['a@b.fi\r\nBcc: c@d.fi', 'not-an-address'],
  ['a\u0000@b.fi', 'not-an-address'],
  ['.a@b.fi', 'not-an-address'],
  ['a..b@c.fi', 'not-an-address'],
  ['a@-b.fi', 'not-an-address'],
  ['a@b..fi', 'not-an-address'],
  ['a@b.fi.', 'not-an-address'],
  [`${'a'.repeat(65)}@example.fi`, 'not-an-address'],
  [`a@${'b'.repeat(64)}.fi`, 'not-an-address'],
  [`a@${'b.'.repeat(130)}fi`, 'too-long'],
])('refuses %s', (text, code) => expect(read(text)).toBe(code));

test('whatever passes is one word that needs no quoting', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
      const parsed = v.safeParse(EmailAddress, text);
      if (parsed.success) expect(parsed.output).toMatch(/^[!#-'*+./0-9=?@A-Z^-~-]+$/);
    }),
  );
});

test('usual addresses pass, and pass again as they came out', () => {
  fc.assert(
    fc.property(fc.emailAddress({ size: 'small' }), (text) => {
      const once = v.parse(EmailAddress, text);
      expect(v.parse(EmailAddress, once)).toBe(once);
    }),
  );
});
