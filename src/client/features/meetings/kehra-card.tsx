// An invitation to the Kehrä for whoever was at a workshop of the area: her own phone knows, nobody else does.
import type { AreaId } from '../../../domain/ids.ts';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { kehraView } from '../../store/queries/kehra.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/screen.tsx';
import css from './meetings.module.css';

/** Nothing where the area has no Kehrä yet, or she has applied once. */
export function KehraCard(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => kehraView(db, props.areaId), props.areaId));
  if (live.state === 'loading') return null;
  const { own, refused, seats, workshops } = live.value;
  if (own !== undefined || refused !== undefined || seats.length === 0 || workshops === 0) return null;
  return (
    <Card as="section" thread={4}>
      <Stack>
        <h2 class={css.invited}>{t('kehra.invited')}</h2>
        <p>{plural('kehra.invitedText', workshops)}</p>
        <p class={css.soft}>{t('kehra.invitedHint')}</p>
        <div>
          <LinkButton look="primary" icon="people" href="/kehra/join">
            {t('kehra.apply')}
          </LinkButton>
        </div>
      </Stack>
    </Card>
  );
}
