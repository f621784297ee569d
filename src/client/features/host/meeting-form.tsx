// The form of a meeting: for opening one or a series, and for changing what it is called, when and where it is.
import { useState } from 'preact/hooks';
import { MEETING_TYPES, type Meeting } from '../../../domain/meeting.ts';
import { CAPACITY_MAX } from '../../../domain/meeting-host.ts';
import { LIMITS, type LocalText } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { DocumentFields, tidyDocuments } from './document-fields.tsx';
import { HostForm } from './form.tsx';
import { LocalTextFields, tidyLocal, tidyOptional } from './local-text-fields.tsx';
import { fromField, toField } from './local-time.ts';
import css from './meeting-form.module.css';
import { type Occasion, occasionsOf, type TimeTroubles } from './meeting-times.ts';
import type { FormTroubles } from './send.ts';
import { isSeriesRight, NO_SERIES, SeriesFields } from './series-fields.tsx';

export type MeetingFields = Pick<Meeting, 'title' | 'type' | 'place' | 'agenda' | 'documents' | 'capacity'>;

const AT_FIELDS = ['title', 'place', 'agenda', 'documents', 'capacity', 'startsAt', 'endsAt'];

/** `onSave` gets what was written, tidied, and when: one occasion, or as many as the series has. */
export function MeetingForm(props: {
  start: Meeting | undefined;
  saveLabel: string;
  onSave: (fields: MeetingFields, occasions: readonly Occasion[]) => Promise<void>;
  onCancel: () => void;
  troubles: FormTroubles;
  note?: string;
}) {
  const { start, troubles } = props;
  const [title, setTitle] = useState<LocalText>(start?.title ?? {});
  const [type, setType] = useState(start?.type ?? 'workshop');
  const [startsAt, setStartsAt] = useState(toField(start?.startsAt));
  const [endsAt, setEndsAt] = useState(toField(start?.endsAt));
  const [series, setSeries] = useState(NO_SERIES);
  const [place, setPlace] = useState(start?.place ?? '');
  const [agenda, setAgenda] = useState<LocalText>(start?.agenda ?? {});
  const [documents, setDocuments] = useState(start?.documents ?? []);
  const [capacity, setCapacity] = useState(String(start?.capacity ?? ''));
  const [wrong, setWrong] = useState<TimeTroubles>({});
  const isSeries = series.repeat !== 'never' && fromField(startsAt) !== undefined;
  const save = async (): Promise<void> => {
    const planned = occasionsOf(startsAt, endsAt, series);
    setWrong('troubles' in planned ? planned.troubles : {});
    if ('troubles' in planned || !isSeriesRight(series)) return;
    const fields: MeetingFields = {
      title: tidyLocal(title),
      type,
      place: place.trim() === '' ? undefined : place,
      agenda: tidyOptional(agenda),
      documents: tidyDocuments(documents),
      // What is no number is refused with the rest, at its field.
      capacity: capacity.trim() === '' ? undefined : Number(capacity),
    };
    await props.onSave(fields, planned.occasions);
  };
  const said = (field: string, sentence: string): string | undefined =>
    troubles.at(field) === undefined ? undefined : sentence;
  return (
    <HostForm
      saveLabel={
        isSeries && isSeriesRight(series)
          ? t('host.openSeries', { count: Number(series.times) })
          : props.saveLabel
      }
      onSave={save}
      onCancel={props.onCancel}
      trouble={troubles.besides(...AT_FIELDS)}
    >
      <LocalTextFields
        label={t('host.meetingName')}
        value={title}
        onChange={setTitle}
        max={LIMITS.localName}
        error={troubles.at('title')}
      />
      <Select
        label={t('host.meetingType')}
        options={MEETING_TYPES.map((value) => ({ value, label: t(`meetingType.${value}`) }))}
        value={type}
        onChange={setType}
      />
      <div class={css.pair}>
        <Field
          label={t('host.startsAt')}
          type="datetime-local"
          value={startsAt}
          onInput={setStartsAt}
          error={wrong.startsAt ?? troubles.at('startsAt')}
        />
        <Field
          label={t('host.endsAt')}
          type="datetime-local"
          value={endsAt}
          onInput={setEndsAt}
          error={wrong.endsAt ?? troubles.at('endsAt')}
        />
      </div>
      {start === undefined && fromField(startsAt) !== undefined && (
        <SeriesFields value={series} onChange={setSeries} first={startsAt} />
      )}
      <Field
        label={t('meeting.where')}
        value={place}
        onInput={setPlace}
        max={LIMITS.place}
        error={troubles.at('place')}
      />
      <Field
        label={t('host.capacity')}
        hint={t('host.capacityHint')}
        inputMode="numeric"
        value={capacity}
        onInput={setCapacity}
        error={said('capacity', t('host.numberWrong', { least: 1, most: CAPACITY_MAX }))}
      />
      <LocalTextFields
        multiline
        rows={4}
        label={t('meeting.agenda')}
        hint={t('host.agendaHint')}
        value={agenda}
        onChange={setAgenda}
        max={LIMITS.comment}
        error={troubles.at('agenda')}
      />
      <DocumentFields
        value={documents}
        onChange={setDocuments}
        error={said('documents', t('host.documentWrong'))}
      />
      {props.note !== undefined && <p>{props.note}</p>}
    </HostForm>
  );
}
