// A server with an area, a host and a meeting, for tests of the HTTP API.
import * as v from 'valibot';
import { SITE } from '../../../src/domain/ids.ts';
import type { AppDeps } from '../../../src/server/app-deps.ts';
import { makeHostSecret } from '../../../src/server/host-link.ts';
import { systemActor } from '../../../src/server/usecases/system-member.ts';
import { makeServer, type TestServer } from '../../support/make-server.ts';
import { freshId, ScriptedPhone } from '../../support/scripted-phone.ts';

export type Town = {
  readonly server: TestServer;
  readonly host: ScriptedPhone;
  readonly areaId: string;
  readonly meetingId: string;
  phone(): Promise<ScriptedPhone>;
};

export const CODE = 'ABC234';

export async function makeTown(overrides: Partial<AppDeps> = {}): Promise<Town> {
  const server = makeServer(overrides);
  const phone = async (): Promise<ScriptedPhone> => {
    const made = new ScriptedPhone(server.request);
    await made.register();
    return made;
  };
  const now = server.deps.clock();
  const secret = await makeHostSecret(await systemActor(server.deps.storage, now), SITE, 3, now);
  const host = await phone();
  const [areaId, meetingId] = [freshId(), freshId()];
  await host.send([
    host.command('invite.accept', { secret }, SITE),
    host.command('area.create', { name: { fi: 'Koivuharju' } }, areaId),
    host.command('theme.set', { themeId: freshId(), name: { fi: 'Luonto' }, thread: 1 }, areaId),
    host.command(
      'meeting.open',
      { meetingId, code: CODE, title: { fi: 'Ideapaja' }, type: 'workshop' },
      areaId,
    ),
  ]);
  return { server, host, areaId, meetingId, phone };
}

const Body = v.looseObject({});
/** An answer's body as an object to look at. */
export const bodyOf = async (answer: Response): Promise<Record<string, unknown>> =>
  v.parse(Body, await answer.json());

/** Status and problem code of an answer that must be a problem as the protocol wants it. */
export async function problemOf(answer: Response): Promise<{ status: number; code: unknown }> {
  const headers = ['Content-Type', 'Cache-Control', 'X-Api'].map((name) => answer.headers.get(name));
  if (headers.join() !== 'application/problem+json,no-store,1') throw new Error(`headers: ${headers.join()}`);
  const body = await bodyOf(answer);
  if (body.status !== answer.status) throw new Error('the body has another status');
  return { status: answer.status, code: body.code };
}
