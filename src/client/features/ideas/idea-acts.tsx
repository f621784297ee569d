// What one can do with an idea beside supporting it: share, report, and with one's own edit and withdraw.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { withdrawIdea } from '../../../domain/idea.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { share } from '../../platform/share.ts';
import type { IdeaView } from '../../store/queries/idea.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Row } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './idea.module.css';
import { ReportSheet } from './report-sheet.tsx';

/** The row of quiet buttons. */
export function IdeaActs(props: { view: IdeaView }) {
  const { idea, mine } = props.view;
  const store = useStore();
  const { route } = useLocation();
  const [open, setOpen] = useState<'report' | 'withdraw' | undefined>(undefined);
  const shareIt = async (): Promise<void> => {
    const shared = await share(idea.title, `/ideas/${idea.id}?area=${idea.areaId}`);
    if (shared === 'copied') toast(t('share.copied'));
    if (shared === 'failed') toast(t('share.failed'));
  };
  const withdraw = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, withdrawIdea, idea.areaId, { ideaId: idea.id }));
    toast(refusal ?? t('idea.withdrawn'));
    if (refusal === undefined) route('/ideas', true);
  };
  return (
    <div class={css.acts}>
      <Row>
        <Button look="plain" icon="share" onClick={() => void shareIt()}>
          {t('act.share')}
        </Button>
        {mine ? (
          <>
            <LinkButton look="plain" icon="edit" href={`/ideas/${idea.id}/edit`}>
              {t('act.edit')}
            </LinkButton>
            <Button look="plain" icon="trash" onClick={() => setOpen('withdraw')}>
              {t('act.delete')}
            </Button>
          </>
        ) : (
          <Button look="plain" icon="flag" onClick={() => setOpen('report')}>
            {t('idea.report')}
          </Button>
        )}
      </Row>
      {open === 'report' && (
        <ReportSheet
          areaId={idea.areaId}
          target={{ kind: 'idea', id: idea.id }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'withdraw' && (
        <ConfirmSheet
          title={t('idea.withdraw')}
          text={t('idea.withdrawAsk')}
          confirmLabel={t('idea.withdraw')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void withdraw()}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
