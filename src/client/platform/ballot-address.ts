// The address of a vote's ballot. A code on a slip stands behind the # sign, which browsers send to no server.

/** The full address of the ballot, with the voting code where it is for one slip. */
export const ballotAddress = (roundId: string, code?: string, origin = location.origin): string =>
  `${origin}/vote/${roundId}${code === undefined ? '' : `#${code}`}`;
