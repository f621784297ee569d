// The printed parts: an A4 poster for the door and the wall, and slips for the tables.
import type { Area } from '../../../domain/area.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { languagesFrom } from '../../i18n/every-language.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { joinAddress, shortAddress } from '../../platform/join-address.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { Spindle } from '../../ui/spindle.tsx';
import { StitchRule } from '../../ui/thread.tsx';
import css from './sheet.module.css';
import { inAll } from './sheet-words.ts';
import { wifiText } from './wifi-text.ts';

export type Wifi = { readonly name: string; readonly password: string };

type SheetWord = Parameters<typeof inAll>[0];

/** A word in three languages, on lines of their own or with dots between. */
function Said(props: { word: SheetWord; inline?: boolean }) {
  const said = inAll(props.word, language.value);
  if (props.inline !== true)
    return said.map(({ lang, text }) => (
      <p key={lang} lang={lang}>
        {text}
      </p>
    ));
  return said.map(({ lang, text }, index) => (
    <span key={lang}>
      {index > 0 && ' · '}
      <span lang={lang}>{text}</span>
    </span>
  ));
}

/** The title in every language that it has. */
const titlesOf = (meeting: Meeting) =>
  languagesFrom(language.value).flatMap((lang) => {
    const text = meeting.title[lang];
    return text === undefined ? [] : [{ lang, text }];
  });

/** One A4 page. */
export function PosterSheet(props: { meeting: Meeting; area: Area | undefined; wifi: Wifi }) {
  const { meeting, area } = props;
  const address = joinAddress(meeting.code);
  const [title, ...otherTitles] = titlesOf(meeting);
  const about = [meeting.startsAt && formatMoment(meeting.startsAt), meeting.place].filter(Boolean);
  return (
    <article class={css.poster} aria-label={t('poster.sheet')}>
      <header class={css.head}>
        <Spindle large />
        <div>
          {area !== undefined && <p class={css.area}>{inLanguage(area.name, language.value)}</p>}
          <h2 lang={title?.lang}>{title?.text}</h2>
          {otherTitles.map(({ lang, text }) => (
            <p key={lang} lang={lang}>
              {text}
            </p>
          ))}
          {about.length > 0 && <p class={css.about}>{about.join(' · ')}</p>}
        </div>
      </header>
      <StitchRule />
      <div class={css.ask}>
        <Said word="sheet.ask" />
      </div>
      <div class={css.join}>
        <div class={css.qr}>
          <QrCode text={address} label={t('meeting.qr', { code: meeting.code })} />
        </div>
        <div class={css.how}>
          <div class={css.scan}>
            <Said word="sheet.scan" />
          </div>
          <p class={css.small}>
            <Said inline word="sheet.code" />
          </p>
          <p class={css.code}>{meeting.code}</p>
        </div>
      </div>
      <div>
        <p class={css.small}>
          <Said inline word="sheet.type" />
        </p>
        <p class={css.address}>{shortAddress(address)}</p>
      </div>
      <footer class={css.foot}>
        <div class={css.offline}>
          <Said word="sheet.offline" />
        </div>
        <WifiBox wifi={props.wifi} />
      </footer>
    </article>
  );
}

function WifiBox({ wifi }: { wifi: Wifi }) {
  const text = wifiText(wifi.name, wifi.password);
  if (text === undefined) return null;
  return (
    <div class={css.wifi}>
      <div class={css.wifiQr}>
        <QrCode text={text} label={t('poster.wifiQr', { name: wifi.name })} />
      </div>
      <div>
        <p class={css.small}>
          <Said inline word="sheet.wifi" />
        </p>
        <p class={css.wifiWord}>{wifi.name}</p>
        {wifi.password !== '' && (
          <>
            <p class={css.small}>
              <Said inline word="sheet.password" />
            </p>
            <p class={css.wifiWord}>{wifi.password}</p>
          </>
        )}
      </div>
    </div>
  );
}

const SLIPS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** Eight slips on an A4 page, to be cut apart and laid on the tables. */
export function SlipSheet({ meeting }: { meeting: Meeting }) {
  const address = joinAddress(meeting.code);
  return (
    <article class={css.slips} aria-label={t('poster.slips')}>
      {SLIPS.map((slip, index) => (
        <div key={slip} class={css.slip} aria-hidden={index > 0}>
          <div class={css.slipQr}>
            <QrCode text={address} label={t('meeting.qr', { code: meeting.code })} />
          </div>
          <div class={css.slipWords}>
            <div class={css.slipScan}>
              <Said word="sheet.scan" />
            </div>
            <p class={css.slipCode}>{meeting.code}</p>
            <p class={css.slipAddress}>{shortAddress(address)}</p>
          </div>
        </div>
      ))}
    </article>
  );
}
