// The votes of an area or of one evening as their host sees them, and the way to open one.
import type { AreaId } from '../../../../domain/ids.ts';
import { closingTime } from '../../../../domain/round.ts';
import { inLanguage } from '../../../../domain/text.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { language, plural, t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { minute } from '../../../platform/clock.ts';
import { type RoundCard, roundCards } from '../../../store/queries/rounds.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Section } from '../../../ui/screen.tsx';
import css from '../host.module.css';
import { StateTag } from './state-tag.tsx';

/** `meetingId` narrows to the votes of one evening, and gives a new vote to it. */
export function RoundSection(props: { areaId: AreaId; meetingId?: string }) {
  const { areaId, meetingId } = props;
  const now = minute.value;
  const live = settled(useLive((db) => roundCards(db, areaId, now), `${areaId} ${now}`));
  const cards = live.state === 'ready' ? live.value : [];
  const shown = cards.filter(({ round }) => meetingId === undefined || round.meetingId === meetingId);
  const query = meetingId === undefined ? '' : `?meeting=${meetingId}`;
  return (
    <Section title={t('rounds.title')}>
      <LinkButton
        look={meetingId === undefined ? 'primary' : 'quiet'}
        wide
        icon="vote"
        href={`/host/rounds/new${query}`}
      >
        {t('rounds.openOne')}
      </LinkButton>
      {shown.length === 0 && live.state === 'ready' && <p class={css.soft}>{t('rounds.none')}</p>}
      <ul class={css.list}>
        {shown.map((card) => (
          <VoteCard key={card.round.id} card={card} />
        ))}
      </ul>
    </Section>
  );
}

function VoteCard({ card: { round, state, turnout } }: { card: RoundCard }) {
  const closes = closingTime(round);
  const when =
    closes === undefined
      ? t('rounds.end.hand')
      : t(state === 'open' ? 'rounds.until' : 'rounds.closedAt', { when: formatMoment(closes) });
  return (
    <Card as="li" quiet={state !== 'open'}>
      <h3>
        <a class={css.cardLink} href={`/host/rounds/${round.id}`}>
          {inLanguage(round.title, language.value)}
        </a>
      </h3>
      <p class={css.soft}>
        {t(`rounds.method.${round.method.name}`)} · {when}
      </p>
      <Row spread>
        <StateTag state={state} />
        <span>{plural('rounds.ballots', turnout)}</span>
      </Row>
    </Card>
  );
}
