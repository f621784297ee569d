// Which area a host works on, and for hosts of the site a way to open another.
import { useEffect, useState } from 'preact/hooks';
import type { Area } from '../../../domain/area.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { withDb } from '../../store/open.ts';
import { chooseArea } from '../../store/queries/area.ts';
import type { HostAreas } from '../../store/queries/host-areas.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { AreaForm } from './area-form.tsx';

/** `area` is the chosen one, once it has arrived. */
export function AreaPicker(props: { host: HostAreas; area: Area | undefined }) {
  const { areas, chosen, isSiteHost } = props.host;
  const [form, setForm] = useState<'new' | 'edit' | undefined>(undefined);
  const choose = useChoosing(props.host);
  const close = (): void => setForm(undefined);
  if (form !== undefined) return <AreaForm area={form === 'edit' ? props.area : undefined} onDone={close} />;
  const add = isSiteHost && (
    <Button icon="plus" look={areas.length === 0 ? 'primary' : 'plain'} onClick={() => setForm('new')}>
      {t('host.newArea')}
    </Button>
  );
  if (areas.length === 0) {
    return (
      <EmptyState title={t('host.noAreas')} action={add}>
        {t('host.noAreasText')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="s">
      {areas.length > 1 && (
        <Select
          label={t('host.area')}
          options={areas.map(({ id, name }) => ({
            value: id,
            label: inLanguage(name, language.value) || t('host.areaComing'),
          }))}
          value={chosen ?? areas[0]?.id ?? ''}
          onChange={(id) => {
            const area = areas.find((known) => known.id === id);
            if (area !== undefined) void choose(area.id);
          }}
        />
      )}
      <Row>
        {props.area !== undefined && (
          <Button icon="edit" look="plain" onClick={() => setForm('edit')}>
            {t('host.editArea')}
          </Button>
        )}
        {add}
      </Row>
    </Stack>
  );
}

/** Chooses an area; the first one where this device shows none that she is host of. */
function useChoosing({ areas, chosen }: HostAreas): (id: AreaId) => Promise<void> {
  const store = useStore();
  const choose = (id: AreaId): Promise<void> => withDb(store, (db) => chooseArea(db, id));
  const first = chosen === undefined ? areas[0]?.id : undefined;
  useEffect(() => {
    if (first !== undefined) void choose(first);
  }, [first]);
  return choose;
}
