// How the server starts, refuses to start, and stops.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ScriptedPhone } from '../support/scripted-phone.ts';
import { runServer, type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const running: ServerProcess[] = [];
const folders: { remove(): void }[] = [];
const start = async (...args: Parameters<typeof startServer>): Promise<ServerProcess> => {
  const server = await startServer(...args);
  running.push(server);
  return server;
};
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return join(made.path, 'data');
};
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.signal('SIGKILL');
    await server.finished;
  }
  for (const made of folders.splice(0)) made.remove();
});

describe('start', () => {
  it('makes its folder for its owner only, prints addresses, a host link and a code to join', async () => {
    const data = folder();
    const server = await start(data, { KEHRA_SAMPLE: 'on', KEHRA_ORIGIN: 'https://ideat.example.fi' });
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'host-link')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'push-keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'kehra.db')).mode & 0o077).toBe(0);
    const secret = readFileSync(join(data, 'host-link'), 'utf8').trim();
    expect(server.out()).toContain(`https://ideat.example.fi/invite/${secret}`);
    expect(server.out()).toContain('https://ideat.example.fi/j/KEHRA2');
    expect(server.out()).toMatch(/[▀▄█]{20}/);
    const areas = await (await fetch(`${server.address}/v1/areas`)).json();
    expect(areas).toMatchObject({ areas: [{ name: { fi: 'Koivuharju' } }] });
  });

  it('shows the same host link until somebody used it, and plants the sample once', async () => {
    const data = folder();
    const linkOf = (server: ServerProcess) => /invite\/([0-9a-f]{64})/.exec(server.out())?.[1];
    const stop = async (server: ServerProcess) => {
      server.signal('SIGTERM');
      expect((await server.finished).code).toBe(0);
    };
    const first = await start(data, { KEHRA_SAMPLE: 'on' });
    const secret = linkOf(first);
    await stop(first);
    const second = await start(data, { KEHRA_SAMPLE: 'on' });
    expect(linkOf(second)).toBe(secret);
    const phone = new ScriptedPhone((path, init) => fetch(second.address + path, init));
    await phone.register();
    const areas = await (await phone.get('/v1/areas')).json();
    expect(areas.areas.length).toBe(1);
    expect((await phone.send([phone.command('invite.accept', { secret }, 'site')])).status).toBe(200);
    await stop(second);
    const third = await start(data);
    expect(linkOf(third)).toBeUndefined();
  });

  it('a wrong value is one line and exit code 2', async () => {
    const wrong = {
      PORT: '99999',
      KEHRA_SAMPLE: 'maybe',
      KEHRA_ORIGIN: 'kehra',
      KEHRA_LOG: 'loud',
      KEHRA_PROXY: '1',
      KEHRA_MAIL_FROM: 'me',
      KEHRA_CONTACT: 'me',
      KEHRA_DANGER_LOCAL_PUSH: 'yes',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const { code, out, err } = await runServer({ KEHRA_DATA: folder(), [name]: value });
      expect([code, out]).toEqual([2, '']);
      expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining(`${name}=${value} is wrong`)]);
    }
  });

  it('a port in use is one line and exit code 1', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address();
    const port = String(typeof address === 'object' && address !== null ? address.port : 0);
    const { code, err } = await runServer({
      KEHRA_DATA: folder(),
      PORT: port,
      HOST: '127.0.0.1',
      KEHRA_SAMPLE: 'off',
    });
    busy.close();
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining(`port ${port} is in use`)]);
  });

  it('a second server on the same folder is refused', async () => {
    const data = folder();
    await start(data);
    const { code, err } = await runServer({ KEHRA_DATA: data, PORT: '0', HOST: '127.0.0.1' });
    expect([code, err]).toEqual([1, expect.stringContaining('another server is using')]);
  });

  it('a damaged database is one line and exit code 1, and stays as it is', async () => {
    const data = folder();
    const server = await start(data, { KEHRA_SAMPLE: 'on' });
    server.signal('SIGTERM');
    await server.finished;
    const path = join(data, 'kehra.db');
    const whole = readFileSync(path);
    const scratched = Buffer.from(whole);
    scratched.fill(0x5a, 4096, 12_288);
    for (const bytes of [
      Buffer.from('this is not a database, but long enough to look'.repeat(99)),
      scratched,
    ]) {
      writeFileSync(path, bytes);
      const { code, err } = await runServer({ KEHRA_DATA: data, PORT: '0', HOST: '127.0.0.1' });
      expect(code).toBe(1);
      expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining('kehra.db')]);
      expect(readFileSync(path).equals(bytes)).toBe(true);
    }
  });

  it('a data folder that cannot be used is one line and exit code 1', async () => {
    const data = folder();
    writeFileSync(data, 'a file, not a folder');
    for (const path of [data, join(data, 'inside')]) {
      const { code, err } = await runServer({ KEHRA_DATA: path, PORT: '0', HOST: '127.0.0.1' });
      expect(code).toBe(1);
      expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining(`data folder: ${path}`)]);
    }
  });

  it('a restore that was interrupted is one line and exit code 1, and no new database', async () => {
    const data = folder();
    mkdirSync(data);
    writeFileSync(join(data, 'kehra.db.replaced-2026-11-21T18-00-00-000Z'), 'what was there before');
    const { code, err } = await runServer({ KEHRA_DATA: data, PORT: '0', HOST: '127.0.0.1' });
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining('a restore was interrupted')]);
    expect(existsSync(join(data, 'kehra.db'))).toBe(false);
  });

  it('uses a folder that is there already', async () => {
    const data = folder();
    mkdirSync(data);
    expect((await fetch(`${(await start(data)).address}/healthz`)).status).toBe(200);
  });
});

describe('stop', () => {
  it('ends streams and idle connections, and exits with 0', async () => {
    const server = await start(folder(), { KEHRA_SAMPLE: 'on' });
    const areas = await (await fetch(`${server.address}/v1/areas`)).json();
    const live = await fetch(`${server.address}/v1/areas/${areas.areas[0].id}/live`);
    const idle = connect(Number(new URL(server.address).port), '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    server.signal('SIGTERM');
    expect(await live.text()).toContain('event: head');
    const { code } = await server.finished;
    idle.destroy();
    expect(code).toBe(0);
    expect(server.out()).toContain('"event":"stopped"');
  });

  it('SIGINT too', async () => {
    const server = await start(folder());
    server.signal('SIGINT');
    expect((await server.finished).code).toBe(0);
  });
});
