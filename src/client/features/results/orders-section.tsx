// The second views of the Kehrä's grades, beside the result and never instead of it.
import { formatFixed } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { Bar } from './bar.tsx';
import { asGrade, asPlace } from './grade-scale.ts';
import { type OtherOrders, type Otherwise, otherOrders } from './other-orders.ts';
import { type Counted, type Placed, titleOf } from './placed.ts';
import css from './result.module.css';

/** Says why where they cannot be shown. */
export function OtherOrdersSection({ view, placed }: { view: Counted; placed: readonly Placed[] }) {
  const orders = otherOrders(
    placed,
    view.candidates.map(({ ideaId }) => ideaId),
  );
  return (
    <Section title={t('results.orders')}>
      {orders === undefined ? (
        <p>{t('results.order.hidden')}</p>
      ) : (
        <>
          <p>{t('results.ordersText')}</p>
          <p>{t(orders.differs ? 'results.order.differs' : 'results.order.same', { top: orders.top })}</p>
          <div class={css.orders}>
            <Order name="floor" order={orders.byFloor} />
            <Order name="medians" order={orders.byMedians} />
          </div>
          <OrdersTable placed={placed} orders={orders} />
        </>
      )}
    </Section>
  );
}

function Order({ name, order }: { name: 'floor' | 'medians'; order: readonly Otherwise[] }) {
  return (
    <div class={css.figure}>
      <h3>{t(`results.order.${name}`)}</h3>
      <p class={css.soft}>{t(`results.order.${name}Text`)}</p>
      <ol class={css.order}>
        {order.map(({ placed, place, value }) => (
          <li key={placed.line.ideaId}>
            <span class={css.number}>{place}</span>
            <span>
              {titleOf(placed.candidate)}
              {place !== placed.place && (
                <small class={css.soft}> ({t('results.order.was', { place: placed.place })})</small>
              )}
            </span>
            <b>{formatFixed(asGrade(value), 2)}</b>
            <Bar part={asPlace(value)} whole={100} look={place === placed.place ? 'full' : 'other'} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function OrdersTable({ placed, orders }: { placed: readonly Placed[]; orders: OtherOrders }) {
  const cell = (order: readonly Otherwise[], one: Placed): string => {
    const there = order.find((other) => other.placed === one);
    if (there === undefined) return '–';
    return t('results.col.place', { place: there.place, value: formatFixed(asGrade(there.value), 2) });
  };
  return (
    <AsTable
      caption={t('results.orders')}
      head={[
        t('results.idea'),
        t('results.col.result'),
        t('results.order.floor'),
        t('results.order.medians'),
      ]}
      rows={placed.map((one) => [
        titleOf(one.candidate),
        t('results.col.place', {
          place: one.place,
          value: formatFixed(asGrade(one.line.grades?.score ?? '0/1'), 2),
        }),
        cell(orders.byFloor, one),
        cell(orders.byMedians, one),
      ])}
    />
  );
}
