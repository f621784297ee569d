// How a new meeting repeats: not at all, or so many times, with the days it then comes to.
import { momentAt } from '../../../domain/helsinki-time.ts';
import { formatTimes } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import css from './meeting-form.module.css';
import { REPEATS, type Repeat, seriesOf, TIMES_MOST, WEEKS_MOST } from './series.ts';

export type SeriesDraft = { readonly repeat: Repeat; readonly every: string; readonly times: string };
export const NO_SERIES: SeriesDraft = { repeat: 'never', every: '2', times: '4' };

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

const areTimesRight = ({ times }: SeriesDraft): boolean => isWhole(times, 2, TIMES_MOST);
const isEveryRight = ({ every }: SeriesDraft): boolean => isWhole(every, 1, WEEKS_MOST);

/** Whether the numbers that are asked for are right. */
export const isSeriesRight = (series: SeriesDraft): boolean =>
  series.repeat === 'never' || (areTimesRight(series) && (series.repeat !== 'weeks' || isEveryRight(series)));

/** The beginnings as clocks show them; none where the numbers are wrong. */
export function startsOf(first: string, series: SeriesDraft): string[] {
  if (series.repeat === 'never') return [first];
  if (!isSeriesRight(series)) return [];
  return seriesOf(first, series.repeat, Number(series.every), Number(series.times));
}

/** The fields; `first` is what stands in the field of the beginning. */
export function SeriesFields(props: {
  value: SeriesDraft;
  onChange: (value: SeriesDraft) => void;
  first: string;
}) {
  const { value, onChange } = props;
  const moments = startsOf(props.first, value).map(momentAt);
  const wrong = (isRight: boolean, least: number, most: number): string | undefined =>
    isRight ? undefined : t('host.numberWrong', { least, most });
  return (
    <>
      <Select
        label={t('host.repeat')}
        options={REPEATS.map((repeat) => ({ value: repeat, label: t(`host.repeat.${repeat}`) }))}
        value={value.repeat}
        onChange={(repeat) => onChange({ ...value, repeat })}
      />
      {value.repeat === 'weeks' && (
        <Field
          label={t('host.everyWeeks')}
          inputMode="numeric"
          value={value.every}
          onInput={(every) => onChange({ ...value, every })}
          error={wrong(isEveryRight(value), 1, WEEKS_MOST)}
        />
      )}
      {value.repeat !== 'never' && (
        <>
          <Field
            label={t('host.times')}
            hint={t('host.seriesHint')}
            inputMode="numeric"
            value={value.times}
            onInput={(times) => onChange({ ...value, times })}
            error={wrong(areTimesRight(value), 2, TIMES_MOST)}
          />
          {moments.length > 0 && moments.every((moment) => moment instanceof Date) && (
            <div>
              <p class={css.label}>{t('host.seriesDates')}</p>
              <ol class={css.dates}>
                {moments.map((moment) => (
                  <li key={moment.toISOString()}>{formatTimes(moment, undefined)}</li>
                ))}
              </ol>
            </div>
          )}
        </>
      )}
    </>
  );
}
