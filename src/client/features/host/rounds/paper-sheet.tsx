// A ballot on paper: the candidates numbered in the published lot order, room for marks, and a place for the code's slip.
import type { ComponentChildren } from 'preact';
import type { Area } from '../../../../domain/area.ts';
import type { Method } from '../../../../domain/method.ts';
import { closingTime, type Round } from '../../../../domain/round.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Said } from '../../../i18n/every-language.ts';
import type { RoundCandidate } from '../../../store/queries/rounds.ts';
import { eurosOf } from './money.ts';
import css from './paper-sheet.module.css';
import { type PaperWord, paperWords, taskWords } from './paper-words.ts';
import { plainMoment, textsOf } from './slip-words.ts';

/** As many A4 pages as it takes; says nothing of anybody. */
export function PaperSheet(props: {
  round: Round;
  area: Area | undefined;
  candidates: readonly RoundCandidate[];
  languages: readonly Language[];
  label: string;
}) {
  const { round, area, candidates, languages } = props;
  const say = (word: PaperWord): Said[] => paperWords(word, languages);
  const [title, ...otherTitles] = textsOf(round.title, languages);
  const closes = closingTime(round);
  return (
    <article class={css.sheet} aria-label={props.label}>
      <header class={css.head}>
        <div class={css.title}>
          {area !== undefined && <Line class={css.area} said={textsOf(area.name, languages)} />}
          <Line class={css.kind} said={say('paper.ballot')} />
          <h2 lang={title?.lang}>{title?.text}</h2>
          <Line class={css.small} said={otherTitles} />
          {closes !== undefined && (
            <div class={css.until}>
              <Line class={css.small} said={say('paper.until')} />
              <p>{plainMoment(closes)}</p>
            </div>
          )}
        </div>
        <div class={css.slip}>
          <Paragraphs said={say('paper.slip')} />
          <div>
            <Line class={css.small} said={say('paper.orCode')} />
            <p class={css.boxes} aria-hidden="true">
              {[0, 1, 2].map((group) => (
                <span key={group}>
                  <i />
                  <i />
                  <i />
                  <i />
                </span>
              ))}
            </p>
          </div>
        </div>
      </header>
      <div class={css.list}>
        {/* On paper it stands over the ideas of every page. */}
        <div class={css.task}>
          <Line class={css.small} said={textsOf(round.title, languages)} />
          <div>
            <Paragraphs said={taskWords(round.method, candidates.length, languages)} />
          </div>
        </div>
        <Ideas {...props} />
      </div>
      <footer class={css.foot}>
        <Paragraphs said={say('paper.foot')} />
        <Paragraphs said={say('paper.oneOnly')} />
      </footer>
    </article>
  );
}

function Ideas(props: Pick<Parameters<typeof PaperSheet>[0], 'round' | 'candidates' | 'languages'>) {
  const { round, candidates, languages } = props;
  const say = (word: PaperWord): Said[] => paperWords(word, languages);
  return (
    <ol class={css.ideas}>
      {candidates.map((candidate, index) => (
        <li key={candidate.ideaId}>
          <div class={css.idea}>
            <span class={css.number}>{index + 1}</span>
            <span class={css.name}>
              {candidate.title === '' ? (
                <Line class={css.small} said={say('paper.hidden')} />
              ) : (
                candidate.title
              )}
              {candidate.cost !== undefined && (
                <b class={css.cost}>{eurosOf(candidate.cost, languages[0] ?? 'fi')}</b>
              )}
            </span>
            <Marks method={round.method} languages={languages} recuse={say('paper.recuse')} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where the pen goes. */
function Marks(props: { method: Method; languages: readonly Language[]; recuse: readonly Said[] }) {
  const { method, languages } = props;
  switch (method.name) {
    case 'approval':
    case 'budget':
      return <i class={css.box} />;
    case 'points':
      return <i class={css.wide} />;
    case 'dots':
      return (
        <span class={css.dots}>
          {Array.from({ length: Math.min(method.most, method.dots) }, (_, dot) => (
            <i key={dot} />
          ))}
        </span>
      );
    case 'grades':
      return (
        <div class={css.grades}>
          {method.criteria.map(({ name }, index) => (
            <p key={index} class={css.scale}>
              <Plain said={textsOf(name, languages)} />
              <span>
                {[1, 2, 3, 4, 5].map((grade) => (
                  <i key={grade}>{grade}</i>
                ))}
              </span>
            </p>
          ))}
          <p class={css.recuse}>
            <i />
            <Plain said={props.recuse} />
          </p>
        </div>
      );
  }
}

/** The same in some languages, with dots between. */
function Line(props: { class: string | undefined; said: readonly Said[] }) {
  if (props.said.length === 0) return null;
  return (
    <p class={props.class}>
      <Plain said={props.said} />
    </p>
  );
}

function Plain({ said }: { said: readonly Said[] }): ComponentChildren {
  return (
    <span>
      {said.map(({ lang, text }, index) => (
        <span key={lang}>
          {index > 0 && ' · '}
          <span lang={lang}>{text}</span>
        </span>
      ))}
    </span>
  );
}

const Paragraphs = ({ said }: { said: readonly Said[] }) => (
  <div>
    {said.map(({ lang, text }) => (
      <p key={lang} lang={lang}>
        {text}
      </p>
    ))}
  </div>
);
