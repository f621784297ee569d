// How anybody can check the result: the published files, and counting them once more.
import { isShownOpenly } from '../../../domain/result.ts';
import { t } from '../../i18n/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Row, Section } from '../../ui/screen.tsx';
import type { Counted } from './placed.ts';
import { RecountButton } from './recount-button.tsx';
import css from './result.module.css';

/** The files have the names that the checking program looks for. Single grades are not published: nine graders' grades alone would tell whose they are. */
export function CountAgain({ view }: { view: Counted }) {
  const { round } = view;
  const folder = `/v1/rounds/${round.id}`;
  const isOpen = isShownOpenly(round, view.result);
  const why = round.method.name === 'grades' ? 'results.checkGrades' : 'results.checkFew';
  return (
    <Section title={t('results.check')}>
      <p>{t(isOpen ? 'results.checkText' : why)}</p>
      {isOpen && <RecountButton view={view} />}
      <Row>
        {isOpen && (
          <LinkButton icon="download" href={`${folder}/ballots.pb`} download="ballots.pb">
            {t('results.file.ballots')}
          </LinkButton>
        )}
        <LinkButton icon="download" href={`${folder}/log.json`} download="log.json">
          {t('results.file.log')}
        </LinkButton>
        <LinkButton icon="download" href={`${folder}/round.json`} download="round.json">
          {t('results.file.round')}
        </LinkButton>
      </Row>
      <p class={css.soft}>{t('results.filesNeedNetwork')}</p>
      <p class={css.soft}>
        {t('results.checkOnComputer')} <code>npm run kehra -- verify</code>
      </p>
    </Section>
  );
}
