// The area itself: its name, and for hosts of the site a way to open another.
import { useState } from 'preact/hooks';
import type { Area } from '../../../domain/area.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Section } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { AreaForm } from './area-form.tsx';

/** Without `area` there is none yet, and opening the first is all there is to do. */
export function AreaSection(props: { area: Area | undefined; isSiteHost: boolean }) {
  const [form, setForm] = useState<'new' | 'edit' | undefined>(undefined);
  const close = (): void => setForm(undefined);
  if (form !== undefined) return <AreaForm area={form === 'edit' ? props.area : undefined} onDone={close} />;
  if (props.area === undefined) {
    return (
      <EmptyState
        title={t('host.noAreas')}
        action={
          <Button look="primary" icon="plus" onClick={() => setForm('new')}>
            {t('host.newArea')}
          </Button>
        }
      >
        {t('host.noAreasText')}
      </EmptyState>
    );
  }
  return (
    <Section title={t('host.area')}>
      <Row>
        <Button icon="edit" onClick={() => setForm('edit')}>
          {t('host.editArea')}
        </Button>
        {props.isSiteHost && (
          <Button icon="plus" onClick={() => setForm('new')}>
            {t('host.newArea')}
          </Button>
        )}
      </Row>
    </Section>
  );
}
