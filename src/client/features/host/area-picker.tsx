// Which of her areas a host works on.
import { useEffect } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { withDb } from '../../store/open.ts';
import { chooseArea } from '../../store/queries/area.ts';
import type { HostAreas } from '../../store/queries/host-areas.ts';
import { Select } from '../../ui/choice.tsx';

/** A list where there is something to choose; nothing where she has one area only. */
export function AreaPicker(props: { host: HostAreas }) {
  const { areas, chosen } = props.host;
  const choose = useChoosing(props.host);
  if (areas.length < 2) return null;
  return (
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
