// Slips with voting codes on A4, eight a page, with lines to cut along.
import type { Area } from '../../../../domain/area.ts';
import { closingTime, type Round } from '../../../../domain/round.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Said } from '../../../i18n/every-language.ts';
import { t } from '../../../i18n/words.ts';
import { ballotAddress } from '../../../platform/ballot-address.ts';
import type { CodeSheet } from '../../../store/code-sheets.ts';
import { QrCode } from '../../../ui/qr-code.tsx';
import { plainMoment, type SlipWord, slipWords, textsOf } from './slip-words.ts';
import css from './slips.module.css';

export const SLIPS_ON_PAGE = 8;

export type SlipAbout = {
  readonly round: Round;
  readonly area: Area | undefined;
  readonly sheet: Pick<CodeSheet, 'side' | 'isTest'>;
  readonly languages: readonly Language[];
};

/** One sheet of paper. */
export function SlipPage(props: { about: SlipAbout; codes: readonly string[]; label: string }) {
  return (
    <article class={css.page} aria-label={props.label}>
      {props.codes.map((code) => (
        <Slip key={code} about={props.about} code={code} />
      ))}
    </article>
  );
}

function Slip({ about, code }: { about: SlipAbout; code: string }) {
  const { round, area, sheet, languages } = about;
  const say = (word: SlipWord): Said[] => slipWords(word, languages);
  const closes = closingTime(round);
  const [title, ...otherTitles] = textsOf(round.title, languages);
  return (
    <section class={`${css.slip} ${sheet.isTest ? css.trial : ''}`} aria-label={code}>
      <header class={css.head}>
        {area !== undefined && <Line class={css.area} said={textsOf(area.name, languages)} />}
        {sheet.isTest && <Line class={css.mark} said={say('slip.trial')} />}
        {sheet.side !== undefined && <Line class={css.side} said={say(`slip.side.${sheet.side}`)} />}
      </header>
      <div class={css.title}>
        <h2 lang={title?.lang}>{title?.text}</h2>
        <Line class={css.small} said={otherTitles} />
      </div>
      <div class={css.body}>
        <div class={css.qr}>
          <QrCode text={ballotAddress(round.id, code)} label={t('rounds.slipQr', { code })} />
        </div>
        <div class={css.words}>
          <Line class={css.small} said={say('slip.code')} />
          <p class={css.code}>{code}</p>
          {closes === undefined ? (
            <Line class={css.small} said={say('slip.open')} />
          ) : (
            <>
              <Line class={css.small} said={say('slip.until')} />
              <p class={css.until}>{plainMoment(closes)}</p>
            </>
          )}
        </div>
      </div>
      <div class={css.foot}>
        {say(sheet.isTest ? 'slip.trialText' : 'slip.secret').map(({ lang, text }) => (
          <p key={lang} lang={lang}>
            {text}
          </p>
        ))}
      </div>
    </section>
  );
}

/** The same in some languages, with dots between. */
function Line(props: { class: string | undefined; said: readonly Said[] }) {
  if (props.said.length === 0) return null;
  return (
    <p class={props.class}>
      {props.said.map(({ lang, text }, index) => (
        <span key={lang}>
          {index > 0 && ' · '}
          <span lang={lang}>{text}</span>
        </span>
      ))}
    </p>
  );
}
