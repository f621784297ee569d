// Who may send which command, said a second time: a line for each, x for a role of its area or of the site, s where
// only a role of the site will do. Commands that are not here are everybody's.
const COLUMNS = ['facilitator', 'moderator', 'kehraMember', 'sukkula', 'admin'];
const GRID = `
area.create       . . . . s
area.edit         . . . . x
theme.set         x . . . x
theme.remove      x . . . x
meeting.open      x . . . x
meeting.edit      x . . . x
meeting.stage     x . . . x
meeting.close     x . . . x
meeting.cancel    x . . . x
meeting.minutes   x . . . x
idea.group        x . . . x
idea.merge        x x . . x
idea.import       . . . . s
report.dismiss    . x . . x
content.hide      . x . . x
content.unhide    . x . . x
round.open        x . . . x
round.extend      x . . . x
round.close       x . . . x
code.print        x . . . x
code.void         x . . . x
paper.enter       x . . . x
invite.make       . . . . x
role.revoke       . . . . x
seat.decide       . . . . x
seat.add          . . . . x
seat.end          . . . . x
`;
/** What takes a right only about what nobody wrote on a phone. */
const OF_PAPER = `
idea.post         x . . . x
idea.edit         x . . . x
idea.withdraw     x . . . x
`;

type Cells = ReadonlyMap<string, string>;
const read = (grid: string): ReadonlyMap<string, Cells> =>
  new Map(
    grid
      .trim()
      .split('\n')
      .map((text) => {
        const [type = '', ...cells] = text.split(/\s+/);
        return [type, new Map(COLUMNS.map((role, index) => [role, cells[index] ?? '']))];
      }),
  );

/** By command: always. */
export const STAFF_COMMANDS = read(GRID);
const PAPER_COMMANDS = read(OF_PAPER);
export const MODEL_ROLES: readonly string[] = COLUMNS;

/** Whether a role that is held somewhere lets somebody send a command (about paper, where that matters) in an area. */
export function isAllowed(type: string, role: string, heldIn: string, area: string): boolean {
  const cell = (STAFF_COMMANDS.get(type) ?? PAPER_COMMANDS.get(type))?.get(role);
  return (cell === 's' && heldIn === 'site') || (cell === 'x' && (heldIn === 'site' || heldIn === area));
}

/** The id of a role's row. */
export const roleName = (scope: string, member: string, role: string): string =>
  role === 'admin' ? `${scope}~${member}` : `${scope}~${member}~${role}`;
