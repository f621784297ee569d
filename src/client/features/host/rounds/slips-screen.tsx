// Slips with voting codes, to print and cut. The codes are on this device only, until the host removes them.
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import type { AreaId, RoundId } from '../../../../domain/ids.ts';
import { codeHash, votingCodeId } from '../../../../domain/voting-code.ts';
import { languagesFrom } from '../../../i18n/every-language.ts';
import { language, plural, t } from '../../../i18n/words.ts';
import { useAddressedRound } from '../../../live/addressed.ts';
import { settled } from '../../../live/settled.ts';
import { useLive, useStore } from '../../../live/store-context.ts';
import { isOnlyHere } from '../../../platform/join-address.ts';
import { goBack } from '../../../platform/navigation.ts';
import { forgetCodes } from '../../../store/code-sheets.ts';
import type { KehraDb } from '../../../store/db.ts';
import { areaView } from '../../../store/queries/area.ts';
import type { RoundView } from '../../../store/queries/rounds.ts';
import { type RoundCodes, roundCodes, type SheetView } from '../../../store/queries/voting-codes.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented, Select } from '../../../ui/choice.tsx';
import { ConfirmSheet } from '../../../ui/confirm-sheet.tsx';
import { ScreenHead } from '../../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../../ui/state.tsx';
import { toast } from '../../../ui/toast.tsx';
import { refusalWords } from '../send.ts';
import { SLIPS_ON_PAGE, SlipPage } from './slip-page.tsx';
import css from './slips-screen.module.css';

/** The screen of one vote; only the slips themselves are printed. */
export function SlipsScreen({ roundId }: { roundId: string }) {
  const found = useAddressedRound(roundId);
  const back = { href: `/host/rounds/${roundId}`, label: t('act.back'), onClick: goBack };
  return (
    <div class={css.screen}>
      <div class={css.head}>
        <ScreenHead title={t('rounds.slipsTitle')} back={back} />
        {found.state === 'looking' && <Skeleton label={t('app.loading')} />}
        {found.state === 'unknown' && (
          <EmptyState drawing="needle" title={t('rounds.gone')}>
            {t('rounds.goneText')}
          </EmptyState>
        )}
      </div>
      {found.state === 'here' && <Printing view={found.value} />}
    </div>
  );
}

const forSlips = async (db: KehraDb, areaId: AreaId, roundId: RoundId) => {
  const [{ area }, codes] = await Promise.all([areaView(db, areaId), roundCodes(db, roundId)]);
  return { area, codes };
};

function Printing({ view: { round } }: { view: RoundView }) {
  const { query } = useRoute();
  const live = settled(useLive((db) => forSlips(db, round.areaId, round.id), round.id));
  const [picked, setPicked] = useState(query.sheet);
  const [speech, setSpeech] = useState<'three' | 'one'>('three');
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} />;
  const { area, codes } = live.value;
  const sheets = codes.sheets.filter(({ kept }) => kept !== undefined);
  const sheet = sheets.find((one) => one.sheet === picked) ?? sheets[sheets.length - 1];
  if (sheet === undefined) {
    return <EmptyState title={t('rounds.noSlips')}>{t('rounds.noSlipsText')}</EmptyState>;
  }
  const mine = language.value;
  const languages = speech === 'three' ? languagesFrom(mine) : [mine];
  const pages = pagesOf(printable(sheet, codes, round.id));
  return (
    <>
      <div class={css.tools}>
        {sheet.fate?.state === 'refused' ? (
          <p class={css.warning} role="alert">
            {t('rounds.slipsRefused', { why: refusalWords(sheet.fate.code) })}
          </p>
        ) : (
          <Button look="primary" wide icon="printer" onClick={() => print()}>
            {t('poster.print')}
          </Button>
        )}
        {sheet.fate?.state === 'waiting' && <p class={css.warning}>{t('rounds.slipsWaiting')}</p>}
        {isOnlyHere() && <p class={css.warning}>{t('host.localOnly')}</p>}
        {sheets.length > 1 && (
          <Select
            label={t('rounds.whichSlips')}
            value={sheet.sheet}
            onChange={setPicked}
            options={sheets.map((one, index) => ({ value: one.sheet, label: nameOf(one, index) }))}
          />
        )}
        <Segmented
          label={t('rounds.slipLanguages')}
          value={speech}
          onChange={setSpeech}
          options={[
            { value: 'three', label: t('rounds.slipThree') },
            { value: 'one', label: t('rounds.slipOne') },
          ]}
        />
        <p>{plural('rounds.pages', pages.length)}</p>
        <Removal roundId={round.id} />
      </div>
      <section class={css.preview} aria-label={t('poster.preview')}>
        {pages.map((page, index) => (
          <SlipPage
            key={page[0] ?? index}
            about={{ round, area, sheet, languages }}
            codes={page}
            label={t('rounds.page', { number: index + 1 })}
          />
        ))}
      </section>
    </>
  );
}

const nameOf = (sheet: SheetView, index: number): string =>
  [
    `${index + 1}`,
    plural('rounds.slips', sheet.kept?.codes.length ?? 0),
    sheet.side && t(`rounds.side.${sheet.side}`),
    sheet.isTest && t('rounds.trial'),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');

/** Without those that nobody could vote with any more. */
const printable = (sheet: SheetView, codes: RoundCodes, roundId: RoundId): string[] =>
  (sheet.kept?.codes ?? []).filter((code) => {
    const row = codes.codes.get(votingCodeId(roundId, codeHash(roundId, code)));
    return row === undefined || (!row.isUsed && row.voided === undefined);
  });

const pagesOf = (codes: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(codes.length / SLIPS_ON_PAGE) }, (_, page) =>
    codes.slice(page * SLIPS_ON_PAGE, (page + 1) * SLIPS_ON_PAGE),
  );

function Removal({ roundId }: { roundId: RoundId }) {
  const store = useStore();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    await forgetCodes(store, roundId);
    toast(t('rounds.removed'));
  };
  return (
    <div class={css.removal}>
      <p>{t('rounds.onlyHere')}</p>
      <Button look="danger" icon="trash" onClick={() => setAsking(true)}>
        {t('rounds.remove')}
      </Button>
      {isAsking && (
        <ConfirmSheet
          title={t('rounds.remove')}
          text={t('rounds.removeAsk')}
          confirmLabel={t('rounds.removeYes')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
