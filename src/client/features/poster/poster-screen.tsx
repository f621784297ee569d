// The poster and the slips: what to print, a preview, and one button. What is typed for Wi-Fi stays on this page.
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import { t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { isOnlyHere } from '../../platform/join-address.ts';
import { goBack } from '../../platform/navigation.ts';
import { type Evening, evening } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import css from './poster.module.css';
import { PosterSheet, SlipSheet } from './sheet.tsx';

/** The screen of one meeting; only the sheet itself is printed. */
export function PosterScreen() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, evening);
  const back = { href: `/host/${meetingId}`, label: t('act.back'), onClick: goBack };
  return (
    <div class={css.screen}>
      <div class={css.head}>
        <ScreenHead title={t('poster.title')} back={back} />
        {found.state === 'looking' && <Skeleton label={t('app.loading')} />}
        {found.state === 'unknown' && (
          <EmptyState drawing="needle" title={t('meeting.gone')}>
            {t('meeting.goneText')}
          </EmptyState>
        )}
      </div>
      {found.state === 'here' && <Printing evening={found.value} />}
    </div>
  );
}

type Kind = 'sheet' | 'slips';

function Printing({ evening: { meeting, area } }: { evening: Evening }) {
  const [kind, setKind] = useState<Kind>('sheet');
  const [wifi, setWifi] = useState({ name: '', password: '' });
  return (
    <>
      <div class={css.tools}>
        <Button look="primary" wide icon="printer" onClick={() => print()}>
          {t('poster.print')}
        </Button>
        {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
        <Segmented
          label={t('poster.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'sheet', label: t('poster.sheet') },
            { value: 'slips', label: t('poster.slips') },
          ]}
        />
        {kind === 'sheet' && (
          <fieldset class={css.wifi}>
            <legend>{t('poster.wifi')}</legend>
            <p class={css.hint}>{t('poster.wifiHint')}</p>
            <Field
              label={t('poster.wifiName')}
              value={wifi.name}
              onInput={(name) => setWifi({ ...wifi, name })}
              autoComplete="off"
              autoCapitalize="none"
              spellcheck={false}
            />
            <Field
              label={t('poster.wifiPassword')}
              value={wifi.password}
              onInput={(password) => setWifi({ ...wifi, password })}
              autoComplete="off"
              autoCapitalize="none"
              spellcheck={false}
            />
          </fieldset>
        )}
      </div>
      <section class={css.preview} aria-label={t('poster.preview')}>
        {kind === 'sheet' ? (
          <PosterSheet meeting={meeting} area={area} wifi={wifi} />
        ) : (
          <SlipSheet meeting={meeting} />
        )}
      </section>
    </>
  );
}
