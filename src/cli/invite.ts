// kehra invite: a new link to a role for the site or for one area.
import * as v from 'valibot';
import { AreaId, SITE } from '../domain/ids.ts';
import { INVITED_ROLES } from '../domain/invite.ts';
import { addresses } from '../server/banner.ts';
import type { Config } from '../server/config.ts';
import { makeHostSecret } from '../server/host-link.ts';
import type { Storage } from '../server/ports.ts';
import { areaExists } from '../server/usecases/read-changes.ts';
import { systemActor } from '../server/usecases/system-member.ts';
import { done, failed, type Outcome, unusable } from './outcome.ts';

const DAYS = 14;
const Days = v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(60));

export async function invite(
  storage: Storage,
  config: Config,
  options: {
    readonly area: string | undefined;
    readonly days: string | undefined;
    readonly role: string | undefined;
  },
): Promise<Outcome> {
  const days = v.safeParse(Days, options.days ?? String(DAYS));
  if (!days.success) return unusable('--days must be a number from 1 to 60');
  const role = v.safeParse(v.picklist(INVITED_ROLES), options.role ?? 'admin');
  if (!role.success) return unusable(`--role must be one of ${INVITED_ROLES.join(', ')}`);
  const areaId = v.safeParse(AreaId, options.area);
  if (options.area !== undefined && !areaId.success)
    return unusable('--area must be an id as "kehra areas" shows it');
  if (areaId.success && !(await areaExists(storage, areaId.output))) return failed('There is no such area.');
  const now = new Date();
  const act = await systemActor(storage, now);
  const scope = areaId.success ? areaId.output : SITE;
  const secret = await makeHostSecret(act, scope, days.output, now, role.output);
  const [address] = addresses(config.origin, config.port);
  return done(`${address}/invite/${secret}`, `Works once, within ${days.output} days.`);
}
