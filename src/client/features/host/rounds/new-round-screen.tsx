// A host opens a vote: what it is called, how it is voted, on which ideas, who gets in and until when.
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import * as v from 'valibot';
import { type AreaId, MeetingId } from '../../../../domain/ids.ts';
import { t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLayer, useLive, useStore } from '../../../live/store-context.ts';
import { goBack } from '../../../platform/navigation.ts';
import { areaView } from '../../../store/queries/area.ts';
import { ideaPage } from '../../../store/queries/ideas.ts';
import { ScreenHead } from '../../../ui/screen.tsx';
import { Skeleton } from '../../../ui/state.tsx';
import { Refusals } from '../refusals.tsx';
import { RoundFormView } from './round-form-view.tsx';
import { type FormStart, startOf } from './use-round-form.ts';

/** The screen. `?meeting=` names the evening that the vote belongs to. */
export function NewRoundScreen({ areaId }: { areaId: AreaId }) {
  const { query } = useRoute();
  const meeting = v.safeParse(MeetingId, query.meeting);
  const meetingId = meeting.success ? meeting.output : undefined;
  const start = useStart(areaId, meetingId);
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  const ideas = settled(useLayer((db) => ideaPage(db, { areaId, sort: 'supported' }), areaId));
  const href = meetingId === undefined ? '/host' : `/host/${meetingId}`;
  return (
    <>
      <ScreenHead title={t('rounds.new')} back={{ href, label: t('act.back'), onClick: goBack }} />
      <Refusals />
      {start === undefined || area.state === 'loading' || ideas.state === 'loading' ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <RoundFormView areaId={areaId} start={start} area={area.value} ideas={ideas.value.cards} />
      )}
    </>
  );
}

function useStart(areaId: AreaId, meetingId: MeetingId | undefined): FormStart | undefined {
  const store = useStore();
  const [start, setStart] = useState<FormStart | undefined>(undefined);
  useEffect(() => {
    startOf(store, areaId, meetingId).then(setStart, (error: unknown) => console.error(error));
  }, [store, areaId, meetingId]);
  return start;
}
