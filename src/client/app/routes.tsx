// Every address of the app and the screen behind it. What a resident's first minute needs is in the first bundle.
import type { ComponentType } from 'preact';
import { Route, Router } from 'preact-iso/router';
import type { AreaId } from '../../domain/ids.ts';
import { IdeaScreen } from '../features/ideas/idea-screen.tsx';
import { IdeasPlace } from '../features/ideas/ideas-place.tsx';
import { JoinScreen } from '../features/join/join-screen.tsx';
import { StartScreen } from '../features/join/start-screen.tsx';
import { loadKehraWords, loadLaterWords, loadNoticeWords, loadStaffWords } from '../i18n/words.ts';
import { loadEveryRule } from '../store/rule-book.ts';
import { AreaGate } from './area-gate.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { LostScreen } from './lost-screen.tsx';

/** Screens that come with words or rules of their own. */
const screenWith =
  (...parts: (() => Promise<unknown>)[]) =>
  <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
    lazyScreen(async () => {
      const [Screen] = await Promise.all([load(), ...parts.map((loadPart) => loadPart())]);
      return Screen;
    });
const laterScreen = screenWith(loadLaterWords);
const noticeScreen = screenWith(loadNoticeWords);
/** Applying is a rule that comes with its screen, and so is casting a ballot. */
const kehraScreen = screenWith(loadKehraWords, loadEveryRule);
const ballotScreen = screenWith(loadLaterWords, loadEveryRule);
const staffScreen = screenWith(loadStaffWords, loadEveryRule);

const EditIdeaScreen = laterScreen(
  async () => (await import('../features/ideas/rare-parts.ts')).RARE_PARTS.EditIdeaScreen,
);

const ownScreens = async () => (await import('./own-screens.ts')).OWN_SCREENS;
const MeScreen = laterScreen(async () => (await ownScreens()).MeScreen);
const NoticePlace = noticeScreen(async () => (await ownScreens()).NoticePlace);
const PhonesPlace = noticeScreen(async () => (await ownScreens()).PhonesPlace);
const HelpPlace = lazyScreen(async () => (await ownScreens()).HelpPlace);

const meetingScreens = async () => (await import('./meeting-screens.ts')).MEETING_SCREENS;
/** It may invite to the Kehrä. */
const MeetingsScreen = screenWith(loadKehraWords)(async () => (await meetingScreens()).MeetingsScreen);
const MeetingScreen = laterScreen(async () => (await meetingScreens()).MeetingScreen);
const MinutesScreen = laterScreen(async () => (await meetingScreens()).MinutesScreen);

const kehraScreens = async () => (await import('./kehra-screens.ts')).KEHRA_SCREENS;
const KehraScreen = kehraScreen(async () => (await kehraScreens()).KehraScreen);
const ApplyScreen = kehraScreen(async () => (await kehraScreens()).ApplyScreen);

const voteScreens = async () => (await import('./vote-screens.ts')).VOTE_SCREENS;
const VoteScreen = laterScreen(async () => (await voteScreens()).VoteScreen);
const BallotScreen = ballotScreen(async () => (await voteScreens()).BallotScreen);

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
/** The screen of an area, made anew where that changes. */
const ofArea = (Screen: ComponentType<{ areaId: AreaId }>) => () => (
  <AreaGate screen={(areaId) => <Screen key={areaId} areaId={areaId} />} />
);
const ofMeeting =
  (Screen: ComponentType<{ meetingId: string }>) =>
  ({ params: { meetingId = '' } }: Address) => <Screen key={meetingId} meetingId={meetingId} />;
const ofRound =
  (Screen: ComponentType<{ roundId: string }>) =>
  ({ params: { roundId = '' } }: Address) => <Screen key={roundId} roundId={roundId} />;

const Meetings = ofArea(MeetingsScreen);
const Meeting = ofMeeting(MeetingScreen);
const Minutes = ofMeeting(MinutesScreen);
const Me = () => (
  <AreaGate
    screen={(areaId) => <MeScreen key={areaId} areaId={areaId} />}
    without={() => <MeScreen areaId={undefined} />}
  />
);
const Vote = ofArea(VoteScreen);
const Ballot = ofRound(BallotScreen);
const Result = ofRound(ResultScreen);
const RoundWall = ofRound(RoundWallScreen);
const NewRound = ofArea(NewRoundScreen);
const Kehra = ofArea(KehraScreen);
const Apply = ofArea(ApplyScreen);
const HostKehra = ofArea(KehraDesk);
const AuditLog = ofArea(AuditScreen);
const HostRound = ofRound(HostRoundScreen);
const Slips = ofRound(SlipsScreen);
const Sheet = ofRound(SheetScreen);
const Paper = ofRound(PaperScreen);
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
