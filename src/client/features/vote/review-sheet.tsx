// The ballot once more before it is sent.
import type { Mark } from '../../../domain/mark.ts';
import type { Round } from '../../../domain/round.ts';
import { t } from '../../i18n/words.ts';
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Said } from './said.tsx';

export function ReviewSheet(props: {
  round: Round;
  candidates: readonly RoundCandidate[];
  marks: readonly Mark[];
  isBusy: boolean;
  onSend: () => void;
  onClose: () => void;
}) {
  return (
    <Sheet title={t('ballot.yours')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Said round={props.round} candidates={props.candidates} marks={props.marks} />
      <Button look="primary" icon="send" wide busy={props.isBusy} onClick={props.onSend}>
        {t('ballot.send')}
      </Button>
      <Button wide onClick={props.onClose}>
        {t('ballot.goOn')}
      </Button>
    </Sheet>
  );
}
