// The command line against a running server: what it writes is there, and the wall hears of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { ChangesPage } from '../../src/protocol/feed.ts';
import { freshId, ScriptedPhone } from '../support/scripted-phone.ts';
import { runCli, type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const folder = newFolder();
const data = join(folder.path, 'data');
const kehra = (...args: string[]) => runCli(args, { KEHRA_DATA: data });
let server: ServerProcess | undefined;
afterEach(async () => {
  server?.signal('SIGKILL');
  await server?.finished;
  folder.remove();
});

describe('command line', () => {
  it('imports once, reports bad rows, invites hosts, and rings the bell', async () => {
    server = await startServer(data, { KEHRA_SAMPLE: 'on' });
    const { address } = server;
    const areaId = (await kehra('areas')).out.split(' ')[0] ?? '';
    const live = await fetch(`${address}/v1/areas/${areaId}/live`);
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const file = join(folder.path, 'ideas.csv');
    writeFileSync(
      file,
      `otsikko;teema\nUimaranta;Vesi\n${'x'.repeat(121)};Vesi\nSauna;${'Vesi '.repeat(40)}\nUimaranta;Vesi\n`,
    );
    const first = await kehra('import', 'ideas', file, '--area', areaId);
    expect([first.code, first.err]).toEqual([
      1,
      'line 3: title: too long\n2 added, 1 there already, 1 bad\n',
    ]);
    const heard = await reader?.read();
    expect(heard?.value).toContain('event: head');
    await reader?.cancel();
    const second = await kehra('import', 'ideas', file, '--area', areaId);
    expect(second.err).toContain('0 added, 3 there already, 1 bad');
    const page = v.parse(ChangesPage, await (await fetch(`${address}/v1/areas/${areaId}/changes`)).json());
    const imported = page.rows.filter((row) => row.origin === 'import');
    expect(imported.map((row) => row.title).sort()).toEqual(['Sauna', 'Uimaranta']);
    expect(page.rows.filter((row) => row.kind === 'theme').length).toBe(7);
    expect(imported.every((row) => row.themeId !== undefined)).toBe(true);

    const invited = await kehra('invite', '--area', areaId, '--days', '3');
    const secret = /invite\/([0-9a-f]{64})/.exec(invited.out)?.[1];
    const phone = new ScriptedPhone((path, init) => fetch(address + path, init));
    await phone.register();
    const verdict = await (await phone.send([phone.command('invite.accept', { secret }, areaId)])).json();
    expect(verdict).toMatchObject({ results: [{ verdict: 'ok' }] });
    expect((await phone.get(`/v1/desk/${areaId}/changes`)).status).toBe(200);
    expect((await phone.get('/v1/desk/site/changes')).status).toBe(403);
    const helper = await kehra('invite', '--area', areaId, '--role', 'moderator');
    const other = new ScriptedPhone((path, init) => fetch(address + path, init));
    await other.register();
    const given = { secret: /invite\/([0-9a-f]{64})/.exec(helper.out)?.[1] };
    await other.send([other.command('invite.accept', given, areaId)]);
    const tries = [other.command('theme.set', { themeId: freshId(), name: { fi: 'x' }, thread: 1 }, areaId)];
    expect(await (await other.send(tries)).json()).toMatchObject({ results: [{ code: 'not-allowed' }] });
  });

  it('imports a roster once, tells bad rows, and good ones stand on the public page', async () => {
    server = await startServer(data, { KEHRA_SAMPLE: 'on' });
    const areaId = (await kehra('areas')).out.split(' ')[0] ?? '';
    const file = join(folder.path, 'roster.csv');
    const long = 'x'.repeat(61);
    writeFileSync(
      file,
      `nimi;taho;julkinen\nAnna Ek;asukas;kyllä\nOona;naapuri;ei\nVeli;hallinto;ei\n${long};hallinto;ei\n`,
    );
    const first = await kehra('import', 'roster', file, '--area', areaId);
    expect([first.code, first.err]).toEqual([
      1,
      'line 3: the side must be administration, business or community\nline 5: name: too long\n2 added, 0 there already, 2 bad\n',
    ]);
    const second = await kehra('import', 'roster', file, '--area', areaId);
    expect(second.err).toContain('0 added, 2 there already, 2 bad');
    const changes = await (await fetch(`${server.address}/v1/areas/${areaId}/changes`)).json();
    const { rows } = v.parse(ChangesPage, changes);
    expect(rows.filter((row) => row.kind === 'seat' && row.name === 'Anna Ek')).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Veli');
  });

  it('says what is wrong with 1, and that it was not understood with 2', async () => {
    expect((await kehra('areas')).code).toBe(1);
    server = await startServer(data);
    const notUtf8 = join(folder.path, 'latin1.csv');
    writeFileSync(notUtf8, Buffer.from('title\nPenkki m\xe4elle\n', 'latin1'));
    const nowhere = '00000000-0000-7000-8000-000000000000';
    for (const args of [
      [],
      ['dance'],
      ['areas', '--loud'],
      ['import', 'plans', notUtf8],
      ['import', 'ideas', notUtf8],
      ['import', 'roster', notUtf8],
      ['import', 'roster', notUtf8, '--area', nowhere],
      ['import', 'ideas', notUtf8, '--area', nowhere],
      ['import', 'ideas', join(folder.path, 'none.csv'), '--area', nowhere],
      ['invite', '--days', '99'],
      ['invite', '--role', 'king'],
      ['backup'],
    ]) {
      expect((await kehra(...args)).code, args.join(' ')).toBe(2);
    }
    expect((await kehra('invite', '--area', nowhere)).code).toBe(1);
    for (const args of [
      ['import', 'ideas', folder.path, '--area', nowhere],
      ['tally', folder.path],
    ]) {
      const { code, err } = await kehra(...args);
      expect([code, err]).toEqual([2, 'a folder was given where a file is needed\n']);
    }
  });
});
