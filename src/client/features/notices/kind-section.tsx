// What is told and which ways, kind by kind, and when the phone is quiet; there once she has asked to be told.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { wishView } from '../../store/queries/notice-settings.ts';
import { Section } from '../../ui/screen.tsx';
import { useChoose } from './choose.ts';
import { KindSwitches } from './kind-switches.tsx';
import css from './notices.module.css';
import { QuietHours } from './quiet-hours.tsx';

export function KindSection({ areaId }: { areaId: AreaId }) {
  const live = settled(useLive((db) => wishView(db, areaId), areaId));
  const choose = useChoose(areaId);
  if (live.state === 'loading' || live.value.wish === undefined) return null;
  const { wish, hasPush, hasMail } = live.value;
  return (
    <>
      <Section title={t('wishes.what')}>
        <p class={css.soft}>
          {t('wishes.hint')} {!hasPush && t('wishes.noPush')} {!hasMail && t('wishes.noMail')}
        </p>
        <KindSwitches wish={wish} onChoose={choose} />
      </Section>
      <QuietHours wish={wish} onChoose={choose} />
    </>
  );
}
