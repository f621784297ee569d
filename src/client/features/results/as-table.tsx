// The numbers of a picture as a table, one tap away.
import { t } from '../../i18n/words.ts';
import css from './result.module.css';

type Cell = string | number;

/** The first cell of each row names it. `caption` says what the table is about. */
export function AsTable(props: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}) {
  return (
    <details class={css.details}>
      <summary>{t('results.asTable')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved sideways with the keyboard, too */}
      <section class={css.scroll} aria-label={props.caption} tabIndex={0}>
        <table class={css.table}>
          <caption>{props.caption}</caption>
          <thead>
            <tr>
              {props.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map(([name, ...cells], row) => (
              <tr key={row}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
