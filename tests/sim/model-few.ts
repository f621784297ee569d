// What themes and accepted invites mean, said a second time.
import { hashOf } from '../../src/domain/invite.ts';
import { roleName } from './model-access.ts';
import type { Case, Verdict } from './model-shapes.ts';

const NOTHING = (): void => {};

type Themes = {
  readonly areas: ReadonlySet<string>;
  readonly themes: Map<string, { area: string; isRemoved: boolean }>;
};

/** Setting or removing a theme. */
export function themeCase(type: string, { args, told, isHost }: Case, { areas, themes }: Themes): Verdict {
  const { areaId: area } = told;
  const id = args.themeId ?? '';
  const theme = themes.get(id);
  const noHost = !isHost && 'not-allowed';
  const foreign = theme !== undefined && theme.area !== area && 'not-allowed';
  if (type === 'theme.set') {
    const noArea = !areas.has(area) && 'no-such-area';
    const gone = theme?.isRemoved === true && 'no-such-theme';
    return [[noArea, noHost, foreign, gone], false, () => themes.set(id, { area, isRemoved: false })];
  }
  const remove = () => themes.set(id, { area, isRemoved: true });
  return [[noHost, foreign], theme === undefined || theme.isRemoved, remove];
}

type Roles = {
  readonly invites: Map<string, { scope: string; role: string; expires: number; usedBy: string }>;
  readonly hosts: Set<string>;
  readonly holders: Map<string, { isOver: boolean }>;
};

/** Showing the secret of an invite. */
export function acceptCase(
  secret: string,
  member: string,
  now: string,
  { invites, hosts, holders }: Roles,
): Verdict {
  const invite = invites.get(hashOf(secret));
  if (invite === undefined) return [['no-such-invite'], false, NOTHING];
  const used = invite.usedBy !== '' && 'invite-used';
  const expired = Date.parse(now) >= invite.expires && 'invite-expired';
  return [
    [used, expired],
    invite.usedBy === member,
    () => {
      invite.usedBy = member;
      const role = roleName(invite.scope, member, invite.role);
      hosts.add(role);
      holders.set(role, { isOver: false });
    },
  ];
}
