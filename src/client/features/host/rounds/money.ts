// Sums of money between what people type and whole cents. Never through a fraction that a computer cannot hold.

const CENTS_MAX = 1e12;
// Spaces part thousands; a comma or a point stands before at most two decimals.
const SUM = /^(\d{1,3}(?: \d{3})+|\d{1,10})(?:[.,](\d{1,2}))?$/;

/** Cents of a typed sum of euros, such as `1 500,50` or `1500.5`; undefined where it is none. */
export function centsOf(text: string): number | undefined {
  const plain = text.replace(/€|eur/gi, '').replace(/\s/g, ' ').trim();
  const [, euros, decimals = ''] = SUM.exec(plain) ?? [];
  if (euros === undefined) return undefined;
  const cents = Number(euros.replace(/ /g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  return cents <= CENTS_MAX ? cents : undefined;
}

/** The sum as the language writes it, without cents where there are none. */
export const eurosOf = (cents: number, language: string): string =>
  (cents / 100).toLocaleString(language, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  });
