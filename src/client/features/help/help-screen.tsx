// Help: one page for residents and one for hosts, to read on the phone, without a network too, or on paper.
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../domain/text.ts';
import { type HelpBook, type HelpPage, loadHelp } from '../../i18n/help.ts';
import { language, t } from '../../i18n/words.ts';
import { goBack } from '../../platform/navigation.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Row, ScreenHead } from '../../ui/screen.tsx';
import { ErrorState, Skeleton } from '../../ui/state.tsx';
import { Contents } from './contents.tsx';
import css from './help.module.css';
import { Part } from './part.tsx';

const BACK = { residents: '/me', hosts: '/host' } as const;
const OTHER = { residents: '/help/host', hosts: '/help' } as const;

type State = { step: 'loading' } | { step: 'ready'; page: HelpPage; lang: Language } | { step: 'failed' };

/** The screens of `/help` and `/help/host`. */
export function HelpScreen({ book }: { book: HelpBook }) {
  const lang = language.value;
  const [state, setState] = useState<State>({ step: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    loadHelp(book, lang).then(
      (page) => isWanted && setState({ step: 'ready', page, lang }),
      () => isWanted && setState({ step: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [book, lang, tries]);
  switch (state.step) {
    case 'loading':
      return <Skeleton label={t('app.loading')} />;
    case 'ready':
      return <Page book={book} page={state.page} lang={state.lang} />;
    case 'failed':
      return (
        <ErrorState
          title={t('part.missing')}
          action={
            <Button look="primary" onClick={() => setTries(tries + 1)}>
              {t('act.retry')}
            </Button>
          }
        >
          {t('part.missingText')}
        </ErrorState>
      );
  }
}

function Page({ book, page, lang }: { book: HelpBook; page: HelpPage; lang: Language }) {
  return (
    <article class={css.help} lang={lang}>
      <ScreenHead title={page.title} back={{ href: BACK[book], label: t('act.back'), onClick: goBack }}>
        <p>{page.intro}</p>
      </ScreenHead>
      <Contents title={page.contents} parts={page.parts} />
      {page.parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
      <div class={css.tools}>
        <Row>
          <Button icon="printer" onClick={() => print()}>
            {page.print}
          </Button>
          <LinkButton look="plain" href={OTHER[book]}>
            {page.other}
          </LinkButton>
        </Row>
      </div>
    </article>
  );
}
