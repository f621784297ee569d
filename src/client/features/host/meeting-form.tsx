// The form of a meeting: for opening one and for changing what it is called, when and where it is.
import { useState } from 'preact/hooks';
import { MEETING_TYPES, type Meeting } from '../../../domain/meeting.ts';
import { LIMITS, type LocalText } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { HostForm } from './form.tsx';
import { LocalTextFields, tidyLocal, tidyOptional } from './local-text-fields.tsx';
import { fromField, toField } from './local-time.ts';
import type { FormTroubles } from './send.ts';

export type MeetingFields = Pick<Meeting, 'title' | 'type' | 'startsAt' | 'place' | 'agenda'>;

/** `onSave` gets what was written, tidied. */
export function MeetingForm(props: {
  start: MeetingFields | undefined;
  saveLabel: string;
  onSave: (fields: MeetingFields) => Promise<void>;
  onCancel: () => void;
  troubles: FormTroubles;
  note?: string;
}) {
  const { start, troubles } = props;
  const [title, setTitle] = useState<LocalText>(start?.title ?? {});
  const [type, setType] = useState(start?.type ?? 'workshop');
  const [startsAt, setStartsAt] = useState(toField(start?.startsAt));
  const [place, setPlace] = useState(start?.place ?? '');
  const [agenda, setAgenda] = useState<LocalText>(start?.agenda ?? {});
  const save = (): Promise<void> =>
    props.onSave({
      title: tidyLocal(title),
      type,
      startsAt: fromField(startsAt),
      place: place.trim() === '' ? undefined : place,
      agenda: tidyOptional(agenda),
    });
  return (
    <HostForm
      saveLabel={props.saveLabel}
      onSave={save}
      onCancel={props.onCancel}
      trouble={troubles.besides('title', 'place', 'agenda')}
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
      <Field label={t('host.startsAt')} type="datetime-local" value={startsAt} onInput={setStartsAt} />
      <Field
        label={t('meeting.where')}
        value={place}
        onInput={setPlace}
        max={LIMITS.place}
        error={troubles.at('place')}
      />
      <LocalTextFields
        multiline
        label={t('meeting.agenda')}
        hint={t('host.agendaHint')}
        value={agenda}
        onChange={setAgenda}
        max={LIMITS.comment}
        error={troubles.at('agenda')}
      />
      {props.note !== undefined && <p>{props.note}</p>}
    </HostForm>
  );
}
