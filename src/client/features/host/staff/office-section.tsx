// Whether notices leave this server: by which way letters go, and that phones can be told.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n/words.ts';
import { fetchServerFacts, type ServerFacts } from '../../../platform/server-facts.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/screen.tsx';
import css from './office.module.css';

export function OfficeSection() {
  const [facts, setFacts] = useState<ServerFacts | 'asking' | undefined>('asking');
  useEffect(() => {
    void fetchServerFacts().then(setFacts);
  }, []);
  if (facts === 'asking') return null;
  return (
    <Section title={t('office.title')}>
      {facts === undefined ? (
        <p>{t('office.unknown')}</p>
      ) : (
        <dl class={css.ways}>
          <Way name={t('office.mail')} isGood={facts.mail === 'smtp'}>
            {t(`office.${facts.mail}`)}
          </Way>
          <Way name={t('office.phones')} isGood>
            {t('office.push')}
          </Way>
        </dl>
      )}
    </Section>
  );
}

const Way = (props: { name: string; isGood: boolean; children: string }) => (
  <div class={css.way}>
    <dt>{props.name}</dt>
    <dd>
      <Icon name={props.isGood ? 'check' : 'warning'} />
      <span>{props.children}</span>
    </dd>
  </div>
);
