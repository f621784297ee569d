// Voting codes of a vote: how many were printed and used, more slips, and codes that no longer hold.
import { useState } from 'preact/hooks';
import { plural, t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import type { RoundView } from '../../../store/queries/rounds.ts';
import { type RoundCodes, roundCodes, type SheetView } from '../../../store/queries/voting-codes.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Row, Section } from '../../../ui/screen.tsx';
import { Skeleton } from '../../../ui/state.tsx';
import { Counts } from '../counts.tsx';
import { refusalWords } from '../send.ts';
import { PaperLink } from './paper-link.tsx';
import { PrintForm } from './print-form.tsx';
import css from './rounds.module.css';
import { VoidSheet } from './void-sheet.tsx';

/** The section of a vote with codes. */
export function CodeSection({ view: { round } }: { view: RoundView }) {
  const live = settled(useLive((db) => roundCodes(db, round.id), round.id));
  const [doing, setDoing] = useState<'print' | 'void' | undefined>(undefined);
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  const { value } = live;
  const isOpen = round.closedAt === undefined;
  const close = (): void => setDoing(undefined);
  return (
    <Section title={t('rounds.codes')}>
      <Counts of={countsOf(value)} />
      {value.sheets.length > 0 && (
        <ul class={css.sheets}>
          {value.sheets.map((sheet) => (
            <SheetRow key={sheet.sheet} sheet={sheet} roundId={round.id} />
          ))}
        </ul>
      )}
      {isOpen && doing === 'print' && <PrintForm round={round} onCancel={close} />}
      {isOpen && doing !== 'print' && (
        <Row>
          <Button look="primary" icon="printer" onClick={() => setDoing('print')}>
            {t('rounds.printSlips')}
          </Button>
          {value.codes.size > 0 && (
            <Button icon="flag" onClick={() => setDoing('void')}>
              {t('rounds.void')}
            </Button>
          )}
        </Row>
      )}
      {round.countedAt === undefined && <PaperLink roundId={round.id} isOpen={isOpen} />}
      {isOpen && doing === 'void' && <VoidSheet round={round} codes={value} onClose={close} />}
    </Section>
  );
}

const countsOf = ({ real, test }: RoundCodes): [string, number][] => [
  [t('rounds.codes.printed'), real.printed],
  [t('rounds.codes.used'), real.used],
  [t('rounds.codes.voided'), real.voided],
  [t('rounds.codes.test'), test.printed],
];

/** One printing: what it was for, how far it is, and its slips while the codes are here. */
function SheetRow({ sheet, roundId }: { sheet: SheetView; roundId: string }) {
  const name = [
    plural('rounds.slips', sheet.kept?.codes.length ?? sheet.printed),
    sheet.side && t(`rounds.side.${sheet.side}`),
    sheet.isTest && t('rounds.trial'),
  ].filter((part) => typeof part === 'string');
  return (
    <li class={css.sheet}>
      <div>
        <b>{name.join(' · ')}</b>
        <p class={css.soft}>
          {sheet.fate?.state === 'waiting' && t('rounds.sheetWaiting')}
          {sheet.fate?.state === 'refused' && refusalWords(sheet.fate.code)}
          {(sheet.fate === undefined || sheet.fate.state === 'sent') &&
            t('rounds.sheetCounts', { used: sheet.used, voided: sheet.voided })}
        </p>
      </div>
      {sheet.kept !== undefined && sheet.fate?.state !== 'refused' && (
        <LinkButton icon="printer" href={`/host/rounds/${roundId}/slips?sheet=${sheet.sheet}`}>
          {t('rounds.toSlips')}
        </LinkButton>
      )}
    </li>
  );
}
