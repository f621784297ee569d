// Keeps pictures and whole books out of the text fields, and says why, instead of freezing the phone.
import { LIMITS } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { toast } from '../../ui/toast.tsx';

// Somebody may paste a little too much and trim it; a file's worth of letters is a mistake.
const PASTE_MAX = LIMITS.text * 2;

/** For a form's `onPaste` and `onDrop`. */
export function refuseFiles(data: DataTransfer | null, event: Event): void {
  if (data === null) return;
  const isFile = data.files.length > 0;
  if (!isFile && data.getData('text/plain').length <= PASTE_MAX) return;
  event.preventDefault();
  toast(t(isFile ? 'write.file' : 'write.pasteTooLong'));
}
