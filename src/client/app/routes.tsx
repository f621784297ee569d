// Every address of the app and the screen behind it. What a resident's first minute needs is in the first bundle.
import type { ComponentType } from 'preact';
import { Route, Router } from 'preact-iso/router';
import { IdeaScreen } from '../features/ideas/idea-screen.tsx';
import { IdeasPlace } from '../features/ideas/ideas-place.tsx';
import { JoinScreen } from '../features/join/join-screen.tsx';
import { StartScreen } from '../features/join/start-screen.tsx';
import { loadKehraWords, loadLaterWords, loadNoticeWords, loadStaffWords } from '../i18n/words.ts';
import { loadEveryRule } from '../store/rule-book.ts';
import { AreaGate } from './area-gate.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { LostScreen } from './lost-screen.tsx';

/** Screens that come with words of their own. */
const laterScreen = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyScreen(async () => {
    const [Screen] = await Promise.all([load(), loadLaterWords()]);
    return Screen;
  });

const EditIdeaScreen = laterScreen(
  async () => (await import('../features/ideas/rare-parts.ts')).RARE_PARTS.EditIdeaScreen,
);

const ownScreens = async () => (await import('./own-screens.ts')).OWN_SCREENS;
const MeScreen = laterScreen(async () => (await ownScreens()).MeScreen);
const NoticePlace = lazyScreen(async () => {
  const [{ NoticePlace }] = await Promise.all([ownScreens(), loadNoticeWords()]);
  return NoticePlace;
});
const PhonesPlace = lazyScreen(async () => {
  const [{ PhonesPlace }] = await Promise.all([ownScreens(), loadNoticeWords()]);
  return PhonesPlace;
});
const HelpPlace = lazyScreen(async () => (await ownScreens()).HelpPlace);
const meetingScreens = async () => (await import('./meeting-screens.ts')).MEETING_SCREENS;
/** It may invite to the Kehrä. */
const MeetingsScreen = lazyScreen(async () => {
  const [{ MeetingsScreen }] = await Promise.all([meetingScreens(), loadKehraWords()]);
  return MeetingsScreen;
});
const MeetingScreen = laterScreen(async () => (await meetingScreens()).MeetingScreen);
const MinutesScreen = laterScreen(async () => (await meetingScreens()).MinutesScreen);
const kehraScreens = async () => (await import('./kehra-screens.ts')).KEHRA_SCREENS;
/** Applying is a rule that comes with its screen. */
const kehraScreen = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyScreen(async () => {
    const [Screen] = await Promise.all([load(), loadKehraWords(), loadEveryRule()]);
    return Screen;
  });
const KehraScreen = kehraScreen(async () => (await kehraScreens()).KehraScreen);
const ApplyScreen = kehraScreen(async () => (await kehraScreens()).ApplyScreen);
const voteScreens = async () => (await import('./vote-screens.ts')).VOTE_SCREENS;
const VoteScreen = laterScreen(async () => (await voteScreens()).VoteScreen);
/** Casting a ballot is a rule that comes with its screen. */
const BallotScreen = laterScreen(async () => {
  const [{ BallotScreen }] = await Promise.all([voteScreens(), loadEveryRule()]);
  return BallotScreen;
});

/** Screens for hosts, the wall and the record come with words and rules of their own. */
const staffScreen = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyScreen(async () => {
    const [Screen] = await Promise.all([load(), loadStaffWords(), loadEveryRule()]);
    return Screen;
  });

const hostScreens = async () => (await import('./host-screens.ts')).HOST_SCREENS;
const Host = staffScreen(async () => (await hostScreens()).HostHome);
const Evening = staffScreen(async () => (await hostScreens()).HostMeeting);
const MinutesEditor = staffScreen(async () => (await hostScreens()).MinutesEditor);
const Capture = staffScreen(async () => (await hostScreens()).CaptureScreen);
const Poster = staffScreen(async () => (await hostScreens()).PosterScreen);
const Invite = staffScreen(async () => (await hostScreens()).InviteScreen);
const Wall = staffScreen(async () => (await import('../features/wall/wall-screen.tsx')).WallScreen);
const Record = staffScreen(async () => (await import('../features/record/record-screen.tsx')).RecordScreen);

const ResultScreen = staffScreen(
  async () => (await import('../features/results/result-screen.tsx')).ResultScreen,
);
const RoundWallScreen = staffScreen(
  async () => (await import('../features/results/round-wall.tsx')).RoundWall,
);
const KehraDesk = staffScreen(async () => (await hostScreens()).HostKehra);
const AuditScreen = staffScreen(async () => (await hostScreens()).AuditScreen);
const NewRoundScreen = staffScreen(async () => (await hostScreens()).NewRoundScreen);
const HostRoundScreen = staffScreen(async () => (await hostScreens()).HostRound);
const SheetScreen = staffScreen(async () => (await hostScreens()).SheetScreen);
const SlipsScreen = staffScreen(async () => (await hostScreens()).SlipsScreen);
const PaperScreen = staffScreen(async () => (await voteScreens()).PaperScreen);

type Address = { path: string; params: Record<string, string>; query: Record<string, string> };

const WRITING = '/ideas/new';
/** One component for several addresses is not made anew between them. */
const Ideas = ({ path, query }: Address) => (
  <AreaGate
    screen={(areaId) => (
      <IdeasPlace key={areaId} areaId={areaId} isWriting={path === WRITING} draftId={query.draft} />
    )}
  />
);
const Idea = ({ params: { ideaId = '' } }: Address) => (
  <AreaGate screen={(areaId) => <IdeaScreen key={ideaId} areaId={areaId} ideaId={ideaId} />} />
);
const EditIdea = ({ params: { ideaId = '' } }: Address) => (
  <AreaGate screen={(areaId) => <EditIdeaScreen key={ideaId} areaId={areaId} ideaId={ideaId} />} />
);
const Meetings = () => <AreaGate screen={(areaId) => <MeetingsScreen key={areaId} areaId={areaId} />} />;
const Meeting = ({ params: { meetingId = '' } }: Address) => (
  <MeetingScreen key={meetingId} meetingId={meetingId} />
);
const Minutes = ({ params: { meetingId = '' } }: Address) => (
  <MinutesScreen key={meetingId} meetingId={meetingId} />
);
const Me = () => (
  <AreaGate
    screen={(areaId) => <MeScreen key={areaId} areaId={areaId} />}
    without={() => <MeScreen areaId={undefined} />}
  />
);
const Vote = () => <AreaGate screen={(areaId) => <VoteScreen key={areaId} areaId={areaId} />} />;
const Ballot = ({ params: { roundId = '' } }: Address) => <BallotScreen key={roundId} roundId={roundId} />;
const Result = ({ params: { roundId = '' } }: Address) => <ResultScreen key={roundId} roundId={roundId} />;
const RoundWall = ({ params: { roundId = '' } }: Address) => (
  <RoundWallScreen key={roundId} roundId={roundId} />
);
const NewRound = () => <AreaGate screen={(areaId) => <NewRoundScreen key={areaId} areaId={areaId} />} />;
const Kehra = () => <AreaGate screen={(areaId) => <KehraScreen key={areaId} areaId={areaId} />} />;
const Apply = () => <AreaGate screen={(areaId) => <ApplyScreen key={areaId} areaId={areaId} />} />;
const HostKehra = () => <AreaGate screen={(areaId) => <KehraDesk key={areaId} areaId={areaId} />} />;
const AuditLog = () => <AreaGate screen={(areaId) => <AuditScreen key={areaId} areaId={areaId} />} />;
const HostRound = ({ params: { roundId = '' } }: Address) => (
  <HostRoundScreen key={roundId} roundId={roundId} />
);
const Slips = ({ params: { roundId = '' } }: Address) => <SlipsScreen key={roundId} roundId={roundId} />;
const Sheet = ({ params: { roundId = '' } }: Address) => <SheetScreen key={roundId} roundId={roundId} />;
const Paper = ({ params: { roundId = '' } }: Address) => <PaperScreen key={roundId} roundId={roundId} />;
const Join = ({ params: { code = '' } }: Address) => <JoinScreen key={code} code={code} />;

/** The screens by address. */
export function Routes() {
  return (
    <Router>
      <Route path="/" component={Ideas} />
      <Route path="/j/:code" component={Join} />
      <Route path="/areas" component={StartScreen} />
      <Route path="/ideas" component={Ideas} />
      <Route path={WRITING} component={Ideas} />
      <Route path="/ideas/:ideaId" component={Idea} />
      <Route path="/ideas/:ideaId/edit" component={EditIdea} />
      <Route path="/meetings" component={Meetings} />
      <Route path="/meetings/:meetingId" component={Meeting} />
      <Route path="/meetings/:meetingId/record" component={Record} />
      <Route path="/meetings/:meetingId/minutes" component={Minutes} />
      <Route path="/vote" component={Vote} />
      <Route path="/vote/:roundId" component={Ballot} />
      <Route path="/vote/:roundId/result" component={Result} />
      <Route path="/me" component={Me} />
      <Route path="/notices/:part?" component={NoticePlace} />
      <Route path="/mail/:use/:key" component={NoticePlace} />
      <Route path="/link/:secret?" component={PhonesPlace} />
      <Route path="/help/:part?" component={HelpPlace} />
      <Route path="/host" component={Host} />
      <Route path="/kehra" component={Kehra} />
      <Route path="/kehra/join" component={Apply} />
      <Route path="/host/kehra" component={HostKehra} />
      <Route path="/host/log" component={AuditLog} />
      <Route path="/host/rounds/new" component={NewRound} />
      <Route path="/host/rounds/:roundId" component={HostRound} />
      <Route path="/host/rounds/:roundId/ballot" component={Sheet} />
      <Route path="/host/rounds/:roundId/slips" component={Slips} />
      <Route path="/host/rounds/:roundId/paper" component={Paper} />
      <Route path="/host/:meetingId" component={Evening} />
      <Route path="/host/:meetingId/minutes" component={MinutesEditor} />
      <Route path="/host/:meetingId/capture" component={Capture} />
      <Route path="/host/:meetingId/poster" component={Poster} />
      <Route path="/wall/round/:roundId" component={RoundWall} />
      <Route path="/wall/:meetingId" component={Wall} />
      <Route path="/invite/:secret" component={Invite} />
      <Route default component={LostScreen} />
    </Router>
  );
}
