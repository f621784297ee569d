// What this phone holds: whether the browser keeps it, how much it is, a copy for its owner, and how she gets rid of it.
import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { downloadText } from '../../platform/download.ts';
import { askToKeep, bytesUsed, keeping, readKeeping } from '../../platform/storage.ts';
import { withDb } from '../../store/open.ts';
import { myData } from '../../store/queries/my-data.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Section } from '../../ui/screen.tsx';
import { EmptySheet } from './empty-sheet.tsx';
import css from './me.module.css';

const MEGABYTE = 1_000_000;

export function PhoneData() {
  const store = useStore();
  const [used, setUsed] = useState<number | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    void readKeeping();
    void bytesUsed().then(setUsed);
  }, []);
  const download = async (): Promise<void> => {
    const data = await withDb(store, myData);
    downloadText('kehra.json', 'application/json', JSON.stringify(data, null, 2));
  };
  return (
    <Section title={t('me.data')}>
      {keeping.value !== 'unknown' && (
        <p>{t(keeping.value === 'kept' ? 'me.storageKept' : 'me.storageLoose')}</p>
      )}
      {used !== undefined && (
        <p class={css.soft}>{t('me.storageUsed', { size: formatNumber(used / MEGABYTE, 1) })}</p>
      )}
      <Row>
        <Button icon="download" onClick={() => void download()}>
          {t('me.download')}
        </Button>
        {keeping.value === 'loose' && (
          <Button look="plain" onClick={() => void askToKeep()}>
            {t('me.storageKeep')}
          </Button>
        )}
        <Button look="plain" onClick={() => setAsking(true)}>
          {t('me.forget')}
        </Button>
      </Row>
      {isAsking && <EmptySheet onClose={() => setAsking(false)} />}
    </Section>
  );
}
