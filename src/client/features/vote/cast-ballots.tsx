// The ballots that were cast on this phone: how each stands, its receipt, and what it says, which nobody sees unasked.
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import type { SaidOf } from '../../live/said.ts';
import type { OwnBallot, RoundView } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row } from '../../ui/screen.tsx';
import type { Start } from './ballot-start.ts';
import css from './cast.module.css';
import { FateLine } from './fate.tsx';
import { Receipt } from './receipt.tsx';
import { Said } from './said.tsx';

/** `onEdit` opens the form; without it the vote is over, or the form is open already. */
export function CastBallots(props: { view: RoundView; saidOf: SaidOf; onEdit?: (start: Start) => void }) {
  const { view, saidOf, onEdit } = props;
  const isAlone = onEdit !== undefined;
  const isEmpty = view.ballots.length === 0;
  const heading = useRef<HTMLHeadingElement | null>(null);
  useEffect(() => {
    // Where the form stood a moment ago: its button is gone, and the focus with it.
    if (isAlone && document.activeElement === document.body) heading.current?.focus();
  }, [isAlone, isEmpty]);
  if (isEmpty) return null;
  return (
    <section class={css.cast}>
      <h2 ref={heading} tabIndex={-1}>
        {t('ballot.yours')}
      </h2>
      {view.ballots.map((own) => (
        <CastBallot key={own.slip} view={view} own={own} said={saidOf(own)} onEdit={onEdit} />
      ))}
      {onEdit !== undefined && view.round.door === 'code' && (
        <Row>
          <Button icon="plus" onClick={() => onEdit({})}>
            {t('ballot.another')}
          </Button>
        </Row>
      )}
    </section>
  );
}

// The last group of a code tells slips apart, and is no use to who reads it over a shoulder.
const endOf = (code: string): string => code.slice(-4);

const EMPTY = { marks: [], code: undefined };

function CastBallot(props: {
  view: RoundView;
  own: OwnBallot;
  /** What it says; not yet known for a moment. */
  said: ReturnType<SaidOf>;
  onEdit: ((start: Start) => void) | undefined;
}) {
  const { view, own, said, onEdit } = props;
  const [isShown, setShown] = useState(false);
  const { fate } = own;
  const { marks, code } = said === undefined || said === 'unreadable' ? EMPTY : said;
  return (
    <Card>
      <div class={css.own}>
        {code !== undefined && <h3 class={css.soft}>{t('ballot.byCode', { code: endOf(code) })}</h3>}
        <div role="status">
          <FateLine own={own} isUnreadable={said === 'unreadable'} />
        </div>
        {fate.state === 'recorded' && fate.leaf !== undefined && (
          <Receipt view={view} leaf={fate.leaf} isTest={fate.isTest} />
        )}
        {isShown && <Said round={view.round} candidates={view.candidates} marks={marks} />}
        {said === 'unreadable' && fate.state === 'recorded' && <p>{t('ballot.unreadable')}</p>}
        <Row>
          {said !== 'unreadable' && (
            <Button expanded={isShown} onClick={() => setShown(!isShown)}>
              {t(isShown ? 'ballot.hide' : 'ballot.show')}
            </Button>
          )}
          {onEdit !== undefined && (
            <Button icon="edit" onClick={() => onEdit({ marks: [...marks], code })}>
              {t('ballot.change')}
            </Button>
          )}
        </Row>
      </div>
    </Card>
  );
}
