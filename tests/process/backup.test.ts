// Backup beside a running server, restore under a new epoch, and what a phone sees of it.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { SITE } from '../../src/domain/ids.ts';
import { Meta, Registered } from '../../src/protocol/exchange.ts';
import { ChangesPage } from '../../src/protocol/feed.ts';
import { freshId, ScriptedPhone } from '../support/scripted-phone.ts';
import { runCli, type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const folder = newFolder();
const data = join(folder.path, 'data');
const file = join(folder.path, 'evening.db');
const kehra = (...args: string[]) => runCli(args, { KEHRA_DATA: data });
let server: ServerProcess | undefined;
afterEach(async () => {
  server?.signal('SIGKILL');
  await server?.finished;
  folder.remove();
});

describe('backup and restore', () => {
  it('SY14 brings the data back under a new epoch; the phone is told how far its commands are known', async () => {
    server = await startServer(data);
    const reach = (path: string, init?: RequestInit) => fetch((server?.address ?? '') + path, init);
    const phone = new ScriptedPhone(reach);
    await phone.register();
    const secret = /invite\/([0-9a-f]{64})/.exec(server.out())?.[1];
    const areaId = freshId();
    const [before, after] = [freshId(), freshId()];
    await phone.send([
      phone.command('invite.accept', { secret }, SITE),
      phone.command('area.create', { name: { fi: 'Koivuharju' } }, areaId),
      phone.command('idea.post', { ideaId: before, title: 'Ennen' }, areaId),
    ]);
    const saved = await kehra('backup', file);
    expect([saved.code, saved.err]).toEqual([0, '']);
    expect((await kehra('backup', file)).code).toBe(1);
    const late = phone.command('idea.post', { ideaId: after, title: 'Jälkeen' }, areaId);
    await phone.send([late]);
    const page = v.parse(ChangesPage, await (await reach(`/v1/areas/${areaId}/changes`)).json());
    const { epoch } = v.parse(Meta, await (await reach('/v1/meta')).json());

    const refused = await kehra('restore', file);
    expect([refused.code, refused.err]).toEqual([1, 'The server is running: stop it first.\n']);
    server.signal('SIGTERM');
    await server.finished;
    expect((await kehra('restore', join(folder.path, 'nothing.db'))).code).toBe(1);
    writeFileSync(join(folder.path, 'junk.db'), 'junk'.repeat(2000));
    expect((await kehra('restore', join(folder.path, 'junk.db'))).code).toBe(1);
    const restored = await kehra('restore', file);
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(readdirSync(data).some((name) => name.includes('.replaced-'))).toBe(true);
    expect(existsSync(file)).toBe(true);

    server = await startServer(data);
    expect(v.parse(Meta, await (await reach('/v1/meta')).json()).epoch).not.toBe(epoch);
    expect((await reach(`/v1/areas/${areaId}/changes?since=${page.next}`)).status).toBe(410);
    const known = v.parse(Registered, await (await phone.register()).json());
    expect(known.last).toBe(3);
    expect((await phone.send([late])).status).toBe(200);
    const all = v.parse(ChangesPage, await (await reach(`/v1/areas/${areaId}/changes`)).json());
    const ideas = all.rows.filter((row) => row.kind === 'idea').map((row) => row.id);
    expect(ideas.sort()).toEqual([before, after].sort());
  });
});
