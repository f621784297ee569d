// The first host link: made by the server, shown at each start until somebody used it.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Secret, SITE } from '../domain/ids.ts';
import { hashOf, type INVITED_ROLES, Invite } from '../domain/invite.ts';
import { keyOf } from '../domain/kind.ts';
import { SYSTEM_MEMBER } from '../domain/member.ts';
import { Role, roleNamed } from '../domain/role.ts';
import { readHostSecret, removeHostSecret, writeHostSecret } from './data-folder.ts';
import type { Storage } from './ports.ts';
import type { Actor, Deed } from './usecases/system-member.ts';

const DAYS = 60;

/** A link to a role in an area or for the site; answers with its secret. Throws where it is refused. */
export async function makeHostSecret(
  act: Actor,
  areaId: Deed['areaId'],
  days: number,
  now: Date,
  role: (typeof INVITED_ROLES)[number] = 'admin',
): Promise<Secret> {
  const secret = v.parse(Secret, randomBytes(32).toString('hex'));
  const args = { hash: hashOf(secret), role, days };
  const [verdict] = await act([{ areaId, type: 'invite.make', args }], now);
  if (verdict?.verdict !== 'ok') throw new Error(`invite.make: ${verdict?.verdict}`);
  return secret;
}

/** The secret of a link to become the first host of the site; undefined once there is one. */
export async function hostSecret(
  storage: Storage,
  act: Actor,
  folder: string,
  now: Date,
): Promise<string | undefined> {
  if (await hasHost(storage)) {
    removeHostSecret(folder);
    return undefined;
  }
  const kept = readHostSecret(folder);
  const [row] = kept === undefined ? [] : await storage.rows([keyOf(Invite, hashOf(kept))]);
  const isGood = row !== undefined && v.parse(Invite.schema, row).expiresAt > now.toISOString();
  if (isGood) return kept;
  const secret = await makeHostSecret(act, SITE, DAYS, now);
  writeHostSecret(folder, secret);
  return secret;
}

async function hasHost(storage: Storage): Promise<boolean> {
  const roles = (await storage.ofKind(Role.name)).map((row) => v.parse(Role.schema, row));
  return roles.some(
    (role) => role.scope === SITE && roleNamed(role.role) === 'admin' && role.memberId !== SYSTEM_MEMBER,
  );
}
