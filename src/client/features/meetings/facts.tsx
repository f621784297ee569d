// When and where a meeting is, what is on its agenda, and the documents that belong to it.
import type { Meeting } from '../../../domain/meeting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment, formatTimes } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { CalendarLink } from './calendar-link.tsx';
import css from './meetings.module.css';

/** `isAhead` adds what only somebody who plans to come needs. */
export function Facts({ meeting, isAhead }: { meeting: Meeting; isAhead: boolean }) {
  const { startsAt, endsAt, openedAt, place, agenda, changedAt } = meeting;
  return (
    <dl class={css.facts}>
      <div>
        <dt>{t('meeting.when')}</dt>
        <dd>{formatTimes(startsAt ?? openedAt, endsAt)}</dd>
        {changedAt !== undefined && (
          <dd class={css.soft}>{t('meeting.changed', { when: formatMoment(changedAt) })}</dd>
        )}
        {isAhead && (
          <dd class={css.flush}>
            <CalendarLink meeting={meeting} />
          </dd>
        )}
      </div>
      {place !== undefined && (
        <div>
          <dt>{t('meeting.where')}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {agenda !== undefined && (
        <div>
          <dt>{t('meeting.agenda')}</dt>
          <dd class={css.agenda}>{inLanguage(agenda, language.value)}</dd>
        </div>
      )}
      <Documents meeting={meeting} />
    </dl>
  );
}

function Documents({ meeting: { documents = [] } }: { meeting: Meeting }) {
  // Only what a browser may follow, whatever a row says.
  const safe = documents.filter(({ url }) => /^https?:\/\//i.test(url));
  if (safe.length === 0) return null;
  return (
    <div>
      <dt>{t('meeting.documents')}</dt>
      <dd>
        <ul class={css.documents}>
          {safe.map(({ title, url }) => (
            <li key={`${title} ${url}`}>
              <a href={url} target="_blank" rel="noopener noreferrer">
                {title}
              </a>{' '}
              <span class={css.soft}>{/^https?:\/\/([^/?#]*)/i.exec(url)?.[1]}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
