// Who may do what: the one table of rights and roles. A role of an area counts in that area, a role of the site everywhere.
import { type MemberId, type Scope, SITE } from './ids.ts';
import { keyOf, type RowKey, type Rows } from './kind.ts';
import { DESK_ROLES, Role, type RoleName, roleId } from './role.ts';

/** Rights that only a role of the site gives, as they are about more than one area. */
const ofSite = { isOfSite: true } as const;

/** Every right that not everybody has, and the roles that give it. Commands name theirs beside their rule. */
const TABLE = {
  'area.open': { roles: ['admin'], ...ofSite },
  'area.edit': { roles: ['admin'] },
  'theme.set': { roles: ['facilitator', 'admin'] },
  /** Meetings: announcing, changing, leading from stage to stage. */
  'meeting.run': { roles: ['facilitator', 'admin'] },
  /** Typing in what stands on paper notes, and keeping what nobody wrote on a phone. */
  'note.type': { roles: ['facilitator', 'admin'] },
  'idea.group': { roles: ['facilitator', 'admin'] },
  'idea.merge': { roles: ['facilitator', 'moderator', 'admin'] },
  'idea.import': { roles: ['admin'], ...ofSite },
  /** Hiding texts, showing them again, answering reports. */
  'text.hide': { roles: ['moderator', 'admin'] },
  /** Votes: opening, extending, closing. */
  'round.run': { roles: ['facilitator', 'admin'] },
  /** Voting codes and ballots on paper. */
  'code.print': { roles: ['facilitator', 'admin'] },
  /** Invites, and taking roles away. */
  'role.give': { roles: ['admin'] },
  /** The Kehrä: answering applications, adding people, ending seats. */
  'seat.keep': { roles: ['admin'] },
  'desk.read': { roles: DESK_ROLES },
  'audit.read': { roles: ['admin'] },
} as const satisfies Record<string, { roles: readonly RoleName[]; isOfSite?: true }>;

export type Right = keyof typeof TABLE;
export const isRight = (text: string): text is Right => text in TABLE;
export const RIGHTS: readonly Right[] = Object.keys(TABLE).filter(isRight);

/** Who asks, and where. */
type Asking = { readonly scope: Scope; readonly member: MemberId };

const row = (right: Right): { roles: readonly RoleName[]; isOfSite?: true } => TABLE[right];
/** Where a role must be held to give the right in a scope. */
const scopesOf = (right: Right, scope: Scope): Scope[] =>
  row(right).isOfSite === true || scope === SITE ? [SITE] : [scope, SITE];

/** Whether a role that is held in one scope gives a right in another. */
export const gives = (held: { role: RoleName; scope: Scope }, right: Right, scope: Scope): boolean =>
  row(right).roles.includes(held.role) && scopesOf(right, scope).includes(held.scope);

/** The rows any of which gives the right. */
export function accessNeeds(right: Right, { scope, member }: Asking): RowKey[] {
  return scopesOf(right, scope).flatMap((where) =>
    row(right).roles.map((role) => keyOf(Role, roleId(where, member, role))),
  );
}

/** How somebody’s right is asked for. A phone can do without the table until its screens for staff come. */
export type Access = {
  readonly needs: (right: Right, asking: Asking) => readonly RowKey[];
  readonly may: (right: Right, asking: Asking, rows: Rows) => boolean;
};

/** Whether somebody has a right here, by all her roles together. A phone that does not know leaves it to the server. */
export const may = (right: Right, asking: Asking, rows: Rows): boolean =>
  !rows.complete || accessNeeds(right, asking).some(({ id }) => rows.get(Role, id) !== undefined);

export const ACCESS: Access = { needs: accessNeeds, may };
