// Asking the hosts to look at an idea or a comment: the form comes when somebody wants it.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadLaterWords, t } from '../../i18n/words.ts';
import { quietly } from '../../platform/preload-error.ts';
import { toast } from '../../ui/toast.tsx';
import type { ReportProps } from './report-form.tsx';

export function ReportSheet(props: ReportProps) {
  const [part, setPart] = useState<{ Form: ComponentType<ReportProps> } | undefined>(undefined);
  useEffect(() => {
    quietly(() => Promise.all([import('./rare-parts.ts'), loadLaterWords()])).then(
      ([{ RARE_PARTS }]) => setPart({ Form: RARE_PARTS.ReportForm }),
      () => {
        toast(t('part.missing'));
        props.onClose();
      },
    );
  }, []);
  return part === undefined ? null : <part.Form {...props} />;
}
