// The kinds of ballots that the format knows.
export const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

export const hasPoints = (type: VoteType): boolean => type === 'cumulative' || type === 'scoring';
