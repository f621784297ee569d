// Tells a host what the server did not accept in the last day: an act that seemed done must not vanish silently.
import { signal } from '@preact/signals';
import { createArea, editArea } from '../../../domain/area-host.ts';
import { groupIdea } from '../../../domain/grouping.ts';
import { makeInvite } from '../../../domain/invite.ts';
import {
  cancelMeeting,
  closeMeeting,
  editMeeting,
  openMeeting,
  setStage,
} from '../../../domain/meeting-host.ts';
import { mergeIdea } from '../../../domain/merge.ts';
import { publishMinutes } from '../../../domain/minutes.ts';
import { dismissReport, hide, unhide } from '../../../domain/moderation.ts';
import { closeRound, extendRound, openRound } from '../../../domain/round.ts';
import { removeTheme, setTheme } from '../../../domain/theme-host.ts';
import { printCodes, voidCode } from '../../../domain/voting-code.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { useLive } from '../../live/store-context.ts';
import { now } from '../../platform/clock.ts';
import type { KehraDb } from '../../store/db.ts';
import { myCommands } from '../../store/queries/my-commands.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { refusalWords } from './send.ts';

const TYPES = [
  createArea,
  editArea,
  openMeeting,
  editMeeting,
  setStage,
  closeMeeting,
  cancelMeeting,
  publishMinutes,
  setTheme,
  removeTheme,
  groupIdea,
  mergeIdea,
  hide,
  unhide,
  dismissReport,
  makeInvite,
  openRound,
  extendRound,
  closeRound,
  printCodes,
  voidCode,
].map((rule) => rule.type);
const DAY_MS = 86_400_000;

/** Seen and put away until the page is loaded again. */
const putAway = signal<ReadonlySet<string>>(new Set());

type Refusal = { readonly id: string; readonly at: string; readonly why: string };

async function refusals(db: KehraDb): Promise<Refusal[]> {
  const since = new Date(now() - DAY_MS).toISOString();
  const mine = await myCommands(db, TYPES);
  return mine.flatMap(({ command: { id, at }, fate }) => {
    // A taken code is drawn again without asking anybody.
    if (fate.state !== 'refused' || fate.code === 'code-taken' || at < since) return [];
    return [{ id, at, why: refusalWords(fate.code) }];
  });
}

/** The newest refusal that was not put away; nothing where all went well. */
export function Refusals() {
  const live = useLive(refusals, '');
  const [newest] = live.state === 'ready' ? live.value.filter(({ id }) => !putAway.value.has(id)) : [];
  if (newest === undefined) return null;
  return (
    <Banner
      icon="warning"
      tone="danger"
      action={
        <Button
          look="plain"
          onClick={() => {
            putAway.value = new Set([...putAway.value, newest.id]);
          }}
        >
          {t('act.close')}
        </Button>
      }
    >
      {t('host.refused', { when: formatTime(newest.at), why: newest.why })}
    </Banner>
  );
}
