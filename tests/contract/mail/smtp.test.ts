// Letters in a real SMTP conversation: what arrives, and what a letter is told when it cannot.
import { createServer, type Server, type Socket } from 'node:net';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { EmailAddress } from '../../../src/domain/email-address.ts';
import { type SmtpOptions, smtpMail } from '../../../src/server/mail/smtp-mail.ts';
import type { Letter, Mail } from '../../../src/server/ports.ts';
import { type MailServer, refusal, startMailServer } from '../../support/mail-server.ts';
import { selfSigned } from '../../support/self-signed.ts';

const address = (text: string) => v.parse(EmailAddress, text);
const from = { name: 'Kehrä Öhö', address: address('kehra@kunta.example') };
const letter: Letter = {
  key: 'meeting:1:announced:maija',
  to: address('maija@example.fi'),
  lang: 'fi',
  subject: 'Kehrä kokoontuu – tule mukaan! Åland, ľ, 🌳',
  paragraphs: ['Hei!\n.\n..piste alussa', 'Puhutaan <b>puistosta</b> & "leikistä".', 'ä'.repeat(2000)],
  action: { label: 'Avaa kokous', url: 'https://ideat.example.fi/meetings/1?a=1&b=2' },
  unsubscribe: {
    label: 'En halua näitä',
    url: 'https://ideat.example.fi/stop/x',
    oneClick: `https://ideat.example.fi/v1/stop/${'x'.repeat(120)}`,
  },
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** For servers that never answer; the others may take their time on a busy machine. */
const HASTY = { silence: 300, letter: 3000, pause: 60_000 };

const mailTo = (
  port: number,
  options: Partial<SmtpOptions> = {},
  login?: { user: string; pass: string },
): Mail => {
  const mail = smtpMail({
    server: { host: '127.0.0.1', port, secure: false, login },
    from,
    limits: { silence: 20_000, letter: 40_000, pause: 60_000 },
    ...options,
  });
  open.push(mail);
  return mail;
};
const server = async (...args: Parameters<typeof startMailServer>): Promise<MailServer> => {
  const started = await startMailServer(...args);
  open.push(started);
  return started;
};

describe('a letter', () => {
  it('arrives as it was written, in both texts, with the headers of a machine', async () => {
    const { port, received } = await server();
    const mail = mailTo(port);
    expect(mail.kind).toBe('smtp');
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
    const [one] = received;
    if (one === undefined) throw new Error('nothing arrived');
    expect([one.from, one.to]).toEqual([from.address, [letter.to]]);
    expect(one.letter.from).toMatchObject(from);
    expect(one.letter.to).toMatchObject([{ address: letter.to }]);
    expect(one.letter.subject).toBe(letter.subject);
    for (const text of letter.paragraphs) expect(one.letter.text?.replaceAll('\r\n', '\n')).toContain(text);
    expect(one.letter.text).toContain(letter.action?.url);
    expect(one.letter.html).toContain('Puhutaan &lt;b&gt;puistosta&lt;/b&gt; &amp; &quot;leikistä&quot;.');
    expect(one.letter.html).toContain('href="https://ideat.example.fi/meetings/1?a=1&amp;b=2"');
    expect(one.letter.html).toContain('<html lang="fi">');
    const header = (key: string) => one.letter.headers.find((each) => each.key === key)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('fi');
    expect(header('list-unsubscribe')).toBe(`<${letter.unsubscribe?.oneClick}>`);
    expect(one.letter.text).toContain(letter.unsubscribe?.url);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(one.raw.split('\r\n').every((line) => line.length <= 998 && !/[\x80-\xff]/.test(line))).toBe(true);
  });

  it('has the same Message-ID when it is sent again, another one when it is another', async () => {
    const { port, received } = await server();
    const mail = mailTo(port);
    for (const key of ['a', 'a', 'b']) await mail.send({ ...letter, key });
    const ids = received.map((one) => one.letter.messageId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@kunta\.example>$/);
  });

  it('cannot bring headers of its own', async () => {
    const { port, received } = await server();
    const mail = mailTo(port, { from: { ...from, name: 'Kehrä\r\nBcc: all@example.fi' } });
    const evil = 'x\r\nBcc: all@example.fi\r\n\r\nbody\u0000\u2028\u0085';
    expect(
      await mail.send({ ...letter, subject: evil, key: evil, action: { label: evil, url: 'https://a.fi/' } }),
    ).toEqual({ outcome: 'sent' });
    const [one] = received;
    expect(one?.to).toEqual([letter.to]);
    expect(one?.letter.subject).toBe('x Bcc: all@example.fi body');
    expect(one?.letter.headers.some((header) => header.key === 'bcc')).toBe(false);
    for (const url of ['https://a.fi/\r\nBcc: x@y.fi', 'javascript:alert(1)', 'https://a.fi/>x', '/path', ''])
      for (const unsubscribe of [
        { label: 'x', url, oneClick: 'https://a.fi/' },
        { label: 'x', url: 'https://a.fi/', oneClick: url },
      ])
        expect(await mail.send({ ...letter, unsubscribe })).toEqual({ outcome: 'refused', why: 'link' });
    expect(received.length).toBe(1);
  });

  it('without https has no one-click header, but still one to click', async () => {
    const { port, received } = await server();
    const url = 'http://10.0.0.2:8787/stop';
    await mailTo(port).send({ ...letter, unsubscribe: { label: 'x', url, oneClick: url } });
    const keys = received[0]?.letter.headers.map((header) => header.key);
    expect(keys).toContain('list-unsubscribe');
    expect(keys).not.toContain('list-unsubscribe-post');
  });
});

describe('many letters', () => {
  it('share a few connections', async () => {
    const { port, received, connections } = await server();
    const mail = mailTo(port);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, number) => mail.send({ ...letter, key: String(number) })),
    );
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['sent']));
    expect(received.length).toBe(60);
    expect(connections()).toBeLessThanOrEqual(4);
  });
});

describe('a refusal', () => {
  const recipient = (status: number, words: string) =>
    server({ onRcptTo: (_address, _session, done) => done(refusal(status, words)) });

  it.each([
    [550, '5.1.1 no such user', { outcome: 'gone' }],
    [550, 'unknown user', { outcome: 'gone' }],
    [550, '5.7.1 we do not like you', { outcome: 'refused', why: 'rejected' }],
    [554, 'policy', { outcome: 'refused', why: 'rejected' }],
    [550, '5.2.1 mailbox disabled', { outcome: 'gone' }],
    [552, '5.2.2 mailbox full', { outcome: 'refused', why: 'rejected' }],
    [451, '4.7.1 greylisted', { outcome: 'later', why: 'busy', seconds: 300 }],
    [421, 'too many', { outcome: 'later', why: 'busy', seconds: 300 }],
  ])('of the mailbox, %i %s', async (status, words, outcome) => {
    const { port } = await recipient(status, words);
    expect(await mailTo(port).send(letter)).toEqual(outcome);
  });

  it('of one letter leaves the next one alone', async () => {
    const { port } = await server({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('no') ? refusal(550, '5.1.1 no') : undefined),
    });
    const mail = mailTo(port);
    expect(await mail.send({ ...letter, to: address('no@example.fi') })).toEqual({ outcome: 'gone' });
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
  });

  it('of what it says is for good; of the sender or the login is for the operator', async () => {
    const drain: NonNullable<Parameters<typeof startMailServer>[0]>['onData'] = (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(refusal(554, '5.6.0 spam')));
    };
    const body = await server({ onData: drain });
    expect(await mailTo(body.port).send(letter)).toEqual({ outcome: 'refused', why: 'rejected' });
    const sender = await server({ onMailFrom: (_address, _session, done) => done(refusal(553, 'not you')) });
    expect(await mailTo(sender.port).send(letter)).toMatchObject({ outcome: 'later', why: 'login' });
    const login = await server({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _session, done) => done(refusal(535, '5.7.8 wrong password')),
    });
    expect(await mailTo(login.port, {}, { user: 'u', pass: 'p' }).send(letter)).toMatchObject({
      outcome: 'later',
      why: 'login',
    });
  });
});

describe('no mail server', () => {
  const listen = async (talk: (socket: Socket) => void): Promise<number> => {
    const sockets = new Set<Socket>();
    const raw: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      talk(socket);
    });
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    open.push({
      close: async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => raw.close(resolve));
      },
    });
    const at = raw.address();
    return typeof at === 'object' && at !== null ? at.port : 0;
  };

  it('that hangs, speaks another language, hangs up or is not there: later', async () => {
    const silent = await listen(() => undefined);
    expect(await mailTo(silent, { limits: HASTY }).send(letter)).toMatchObject({
      outcome: 'later',
      why: 'slow',
    });
    const web = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await mailTo(web).send(letter)).toMatchObject({ outcome: 'later' });
    const rude = await listen((socket) => socket.destroy());
    expect(await mailTo(rude).send(letter)).toMatchObject({ outcome: 'later', why: 'unreachable' });
    const gone = await startMailServer();
    await gone.close();
    expect(await mailTo(gone.port).send(letter)).toMatchObject({ outcome: 'later', why: 'unreachable' });
  });

  it('that drips its answer is left when the letter’s time is over', async () => {
    const dripping = await listen((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.on('close', () => clearInterval(drip));
    });
    const mail = mailTo(dripping, { limits: { silence: 60_000, letter: 400, pause: 0 } });
    expect(await mail.send(letter)).toMatchObject({ outcome: 'later', why: 'slow' });
  });

  it('is asked for by a few letters and left alone by the others, until a pause is over', async () => {
    let connections = 0;
    const silent = await listen(() => {
      connections++;
    });
    const mail = mailTo(silent, { limits: HASTY });
    const all = Array.from({ length: 40 }, (_, number) => mail.send({ ...letter, key: `${number}` }));
    for (const outcome of await Promise.all(all))
      expect(outcome).toEqual({ outcome: 'later', why: 'slow', seconds: 300 });
    expect(connections).toBeLessThanOrEqual(4);
    const again = mailTo(silent, { limits: { ...HASTY, pause: 0 } });
    await again.send(letter);
    const before = connections;
    await again.send(letter);
    expect(connections).toBe(before + 1);
  });

  it('that puts one letter off takes the next one', async () => {
    let asked = 0;
    const { port } = await server({
      onRcptTo: (_address, _session, done) => done(asked++ === 0 ? refusal(451, 'greylisted') : null),
    });
    const mail = mailTo(port);
    expect(await mail.send(letter)).toMatchObject({ why: 'busy' });
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
  });

  it('is closed although a letter hangs; letters in the queue are told to come later', async () => {
    const silent = await listen(() => undefined);
    const mail = mailTo(silent, { limits: { silence: 60_000, letter: 60_000, pause: 0 } });
    const letters = Array.from({ length: 20 }, (_, number) => mail.send({ ...letter, key: `${number}` }));
    await mail.close();
    for (const outcome of await Promise.all(letters)) expect(outcome).toMatchObject({ outcome: 'later' });
    expect(await mail.send(letter)).toMatchObject({ outcome: 'later' });
  });
});

describe('STARTTLS', () => {
  const certificate = selfSigned();
  const withTls = { ...certificate, disabledCommands: [], authOptional: true };

  it('is used where it is offered, and the letter waits where the certificate is not trusted', async () => {
    const { port, received } = await server(withTls);
    expect(await mailTo(port).send(letter)).toMatchObject({ outcome: 'later' });
    expect(received.length).toBe(0);
    const trusting = mailTo(port, { tls: { ca: certificate.cert } });
    expect(await trusting.send(letter)).toEqual({ outcome: 'sent' });
    expect(received.map((one) => one.isSecure)).toEqual([true]);
  });

  it('TLS from the start, with a login', async () => {
    const { port, received } = await server({
      ...withTls,
      secure: true,
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        done(username === 'u' && password === 'p@ss' ? null : refusal(535, 'no'), { user: 'u' }),
    });
    const login = { user: 'u', pass: 'p@ss' };
    const mail = mailTo(port, {
      server: { host: '127.0.0.1', port, secure: true, login },
      tls: { ca: certificate.cert },
    });
    expect(await mail.send(letter)).toEqual({ outcome: 'sent' });
    expect(received.map((one) => one.isSecure)).toEqual([true]);
  });
});
