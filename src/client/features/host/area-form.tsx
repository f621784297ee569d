// Opening an area and changing its name.
import { useState } from 'preact/hooks';
import type { Area } from '../../../domain/area.ts';
import { createArea, editArea } from '../../../domain/area-host.ts';
import { AreaId } from '../../../domain/ids.ts';
import { LIMITS, type LocalText } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { newId } from '../../store/identity.ts';
import { withDb } from '../../store/open.ts';
import { chooseArea } from '../../store/queries/area.ts';
import { toast } from '../../ui/toast.tsx';
import { HostForm } from './form.tsx';
import { LocalTextFields, tidyLocal } from './local-text-fields.tsx';
import { useFormSend } from './send.ts';

/** Without `area` a new one is made and becomes the one on the screen. */
export function AreaForm(props: { area: Area | undefined; onDone: () => void }) {
  const store = useStore();
  const { area } = props;
  const [id] = useState(() => area?.id ?? newId(store, AreaId));
  const [name, setName] = useState<LocalText>(area?.name ?? {});
  const { send, troubles } = useFormSend();
  const save = async (): Promise<void> => {
    const fields = { name: tidyLocal(name), intro: area?.intro };
    const sent = await send(area === undefined ? createArea : editArea, id, fields);
    if (sent !== 'stored') return;
    if (area === undefined) await withDb(store, (db) => chooseArea(db, id));
    toast(t('host.saved'));
    props.onDone();
  };
  return (
    <HostForm
      saveLabel={t('act.save')}
      onSave={save}
      onCancel={props.onDone}
      trouble={troubles.besides('name')}
    >
      <LocalTextFields
        label={t('host.name')}
        value={name}
        onChange={setName}
        max={LIMITS.localName}
        error={troubles.at('name')}
      />
    </HostForm>
  );
}
