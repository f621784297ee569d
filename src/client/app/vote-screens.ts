// The screens of votes, fetched together: from the list one goes to a ballot, and typing in paper is made of a ballot's
// parts.
import { BallotScreen } from '../features/vote/ballot-screen.tsx';
import { PaperScreen } from '../features/vote/paper-screen.tsx';
import { VoteScreen } from '../features/vote/vote-screen.tsx';

export const VOTE_SCREENS = { BallotScreen, PaperScreen, VoteScreen };
