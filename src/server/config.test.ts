import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('config', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      config: {
        port: 8787,
        host: '0.0.0.0',
        folder: './data',
        origin: undefined,
        sample: true,
        isBehindProxy: false,
        smtp: undefined,
        mailFrom: { name: 'Kehrä', address: 'kehra@kehra.invalid' },
        contact: 'mailto:kehra@kehra.invalid',
        hasLocalPush: false,
        firestore: { project: undefined, lanes: 1 },
        logLevel: 'info',
      },
    });
  });

  it('reads a Firebase project and its lanes', () => {
    expect(readConfig({ KEHRA_FIRESTORE: 'kehra-turku', KEHRA_LANES: '16' })).toMatchObject({
      config: { firestore: { project: 'kehra-turku', lanes: 16 } },
    });
    for (const lanes of ['0', '65', 'many'])
      expect(readConfig({ KEHRA_LANES: lanes })).toHaveProperty('wrong');
    expect(readConfig({ KEHRA_FIRESTORE: 'No project' })).toHaveProperty('wrong');
  });

  it('takes a slash from the origin', () => {
    expect(readConfig({ KEHRA_ORIGIN: 'https://ideat.example.fi/' })).toMatchObject({
      config: { origin: 'https://ideat.example.fi' },
    });
  });

  it('reads a mail server and a sender', () => {
    const from = { KEHRA_MAIL_FROM: 'Kehrä Öhö <Kehra@Kunta.FI>' };
    const smtp = (url: string) => readConfig({ ...from, KEHRA_SMTP_URL: url });
    expect(smtp('smtp://maija%40kunta.fi:p%2Fss@mail.kunta.fi')).toMatchObject({
      config: {
        smtp: {
          host: 'mail.kunta.fi',
          port: 587,
          secure: false,
          login: { user: 'maija@kunta.fi', pass: 'p/ss' },
        },
        mailFrom: { name: 'Kehrä Öhö', address: 'Kehra@kunta.fi' },
        contact: 'mailto:Kehra@kunta.fi',
      },
    });
    expect(smtp('smtps://[::1]:2465/')).toMatchObject({
      config: { smtp: { host: '::1', port: 2465, secure: true, login: undefined } },
    });
    expect(readConfig({ KEHRA_MAIL_FROM: 'a@kunta.fi' })).toMatchObject({
      config: { mailFrom: { name: 'Kehrä', address: 'a@kunta.fi' } },
    });
  });

  it('each setting is in the operator’s guide', () => {
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
    const names = new Set(read('./config.ts').match(/\bKEHRA_[A-Z_]+\b/g));
    expect(names.size).toBeGreaterThan(10);
    const guide = read('../../docs/guide/operator.md');
    expect([...names].filter((name) => !guide.includes(name))).toEqual([]);
  });

  it('tells push services whom to ask: the contact, else the https address, else the sender', () => {
    const all = { KEHRA_MAIL_FROM: 'a@kunta.fi', KEHRA_ORIGIN: 'https://i.fi', KEHRA_CONTACT: 'b@kunta.fi' };
    const contact = (environment: Record<string, string>) => {
      const read = readConfig(environment);
      return 'config' in read ? read.config.contact : read.wrong;
    };
    expect(contact(all)).toBe('mailto:b@kunta.fi');
    expect(contact({ ...all, KEHRA_CONTACT: 'https://kunta.fi/palaute' })).toBe('https://kunta.fi/palaute');
    expect(contact({ KEHRA_MAIL_FROM: 'a@kunta.fi', KEHRA_ORIGIN: 'https://i.fi' })).toBe('https://i.fi');
    expect(contact({ KEHRA_MAIL_FROM: 'a@kunta.fi', KEHRA_ORIGIN: 'http://i.fi' })).toBe('mailto:a@kunta.fi');
  });

  it('names what is wrong about the mail in one line, and never shows a password', () => {
    const from = { KEHRA_MAIL_FROM: 'a@kunta.fi' };
    for (const url of [
      'mail.kunta.fi',
      'http://u:secret@mail.kunta.fi',
      'smtp://u:secret@mail.kunta.fi/path',
      'smtp://u:secret@mail.kunta.fi?x=1',
      'smtp://u:%ffsecret@mail.kunta.fi',
      'smtp://secret@mail.kunta.fi',
      'smtp://u:secret@',
      'smtp://u:secret@mail.kunta.fi:99999',
      'smtp://u:secret@mail.kunta.fi:0',
    ]) {
      const read = readConfig({ ...from, KEHRA_SMTP_URL: url });
      expect(read, url).toEqual({
        wrong: expect.stringMatching(/^KEHRA_SMTP_URL=… is wrong: expected smtp/),
      });
      expect(JSON.stringify(read)).not.toContain('secret');
    }
    expect(readConfig({ KEHRA_SMTP_URL: 'smtp://mail.kunta.fi' })).toMatchObject({
      wrong: expect.stringContaining('KEHRA_MAIL_FROM'),
    });
    for (const text of ['kunta.fi', 'A <a@kunta.fi>, B <b@kunta.fi>', 'A\r\nBcc: x <a@kunta.fi>', ''])
      expect(readConfig({ KEHRA_MAIL_FROM: text }), text).toMatchObject({
        wrong: expect.stringContaining('KEHRA_MAIL_FROM'),
      });
    for (const text of ['me', 'http://kunta.fi', 'javascript:x', ''])
      expect(readConfig({ KEHRA_CONTACT: text }), text).toMatchObject({
        wrong: expect.stringContaining('KEHRA_CONTACT'),
      });
  });

  it('names the value that is wrong', () => {
    expect(readConfig({ PORT: '80a' })).toEqual({
      wrong: 'PORT=80a is wrong: expected a port number from 0 to 65535',
    });
    expect(readConfig({ KEHRA_ORIGIN: 'https://a.fi/path' })).toMatchObject({
      wrong: expect.stringContaining('KEHRA_ORIGIN'),
    });
    expect(readConfig({ KEHRA_DATA: '' })).toMatchObject({ wrong: expect.stringContaining('a folder') });
  });
});
