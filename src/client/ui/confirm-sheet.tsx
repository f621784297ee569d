// Asks before something that cannot be taken back.
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';

/** The question with two answers; the harmless one stands last, under the thumb. */
export function ConfirmSheet(props: {
  title: string;
  text: string;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Sheet title={props.title} closeLabel={props.cancelLabel} onClose={props.onClose}>
      <p>{props.text}</p>
      <Button
        look="danger"
        wide
        onClick={() => {
          props.onClose();
          props.onConfirm();
        }}
      >
        {props.confirmLabel}
      </Button>
      <Button wide onClick={props.onClose}>
        {props.cancelLabel}
      </Button>
    </Sheet>
  );
}
