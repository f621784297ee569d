// The ways to a ballot on paper and to typing such in, with how many are half way and what was refused.
import type { RoundId } from '../../../../domain/ids.ts';
import { plural, t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { paperPile } from '../../../store/queries/paper-entries.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Row } from '../../../ui/screen.tsx';
import css from './rounds.module.css';

/** Stands under the voting codes. */
export function PaperLink({ roundId, isOpen }: { roundId: RoundId; isOpen: boolean }) {
  const live = settled(useLive((db) => paperPile(db, roundId), roundId));
  const { single, entries } = live.state === 'ready' ? live.value : { single: 0, entries: [] };
  const refused = entries.filter(({ fate }) => fate.state === 'refused').length;
  return (
    <>
      <Row>
        {isOpen && (
          <LinkButton icon="printer" href={`/host/rounds/${roundId}/ballot`}>
            {t('rounds.printBallot')}
          </LinkButton>
        )}
        <LinkButton icon="edit" href={`/host/rounds/${roundId}/paper`}>
          {t('rounds.paper')}
        </LinkButton>
        {single > 0 && <p>{plural('rounds.paperSingle', single)}</p>}
      </Row>
      {refused > 0 && (
        <p class={css.wrong}>
          <Icon name="warning" size="s" />
          <span>{plural('rounds.paperRefused', refused)}</span>
        </p>
      )}
    </>
  );
}
