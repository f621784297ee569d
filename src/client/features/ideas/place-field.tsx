// Where the idea is: in words, and as a coordinate if the person taps for it.
import { useState } from 'preact/hooks';
import { LIMITS } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import type { Fields } from '../../live/use-draft.ts';
import { whereAmI } from '../../platform/location.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import css from './write.module.css';

type DraftPlace = Fields['place'];

export function PlaceField(props: {
  place: DraftPlace;
  error: string | undefined;
  onChange: (place: DraftPlace) => void;
}) {
  const { place, onChange } = props;
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const hasCoordinate = place?.lat !== undefined;
  const locate = async (): Promise<void> => {
    setState('asking');
    const coordinate = await whereAmI();
    setState(coordinate === undefined ? 'failed' : 'idle');
    if (coordinate !== undefined) onChange({ ...place, ...coordinate });
  };
  return (
    <Field
      label={t('write.place')}
      hint={t('write.placeHint')}
      value={place?.name ?? ''}
      max={LIMITS.place}
      error={props.error}
      onInput={(name) => onChange(name === '' && !hasCoordinate ? undefined : { ...place, name })}
    >
      <div class={css.locate}>
        {hasCoordinate ? (
          <Button
            look="plain"
            icon="close"
            onClick={() => onChange(place?.name ? { name: place.name } : undefined)}
          >
            {t('write.unlocate')}
          </Button>
        ) : (
          <Button look="plain" icon="pin" busy={state === 'asking'} onClick={() => void locate()}>
            {t(state === 'asking' ? 'write.locating' : 'write.locate')}
          </Button>
        )}
        <p role="status">
          {hasCoordinate ? t('write.located') : state === 'failed' ? t('write.locateFailed') : ''}
        </p>
      </div>
    </Field>
  );
}
