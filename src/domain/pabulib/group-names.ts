// Groups of voters that weigh the same in a .pb file: a key of META names them all, a column of VOTES says whose each
// ballot is. The format itself has no groups; other programs skip both.

export const GROUPS = 'groups';
export const GROUP = 'group';

/** In the order of META; undefined where a file has no groups. */
export function groupNamesOf(listed: string | undefined, columns: readonly string[]): string[] | undefined {
  if (listed === undefined || !columns.includes(GROUP)) return undefined;
  return listed.split(',').map((name) => name.trim());
}
