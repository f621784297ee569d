// How the money spreads over the themes: what was asked for, what is funded, and what most votes first would have funded.
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import type { Money } from './reasons.ts';

/** Sums in cents. */
export type ThemeMoney = {
  /** Undefined for ideas without a theme. */
  readonly theme: RoundCandidate['theme'];
  readonly ideas: number;
  readonly asked: number;
  readonly chosen: number;
  readonly funded: number;
  /** What greedy would have funded. */
  readonly other: number;
};

/** The theme that got most first, then the one that asked for most; ideas without a theme last. */
export function themeMoney(
  candidates: readonly Pick<RoundCandidate, 'ideaId' | 'cost' | 'theme'>[],
  { equalShares, greedy }: Pick<Money, 'equalShares' | 'greedy'>,
): ThemeMoney[] {
  const [funded, other] = [new Set<string>(equalShares.chosen), new Set<string>(greedy.chosen)];
  const sums = new Map<string, ThemeMoney>();
  for (const { ideaId, cost = 0, theme } of candidates) {
    const key = theme?.id ?? '';
    const sum = sums.get(key) ?? { theme, ideas: 0, asked: 0, chosen: 0, funded: 0, other: 0 };
    const isFunded = funded.has(ideaId);
    sums.set(key, {
      theme,
      ideas: sum.ideas + 1,
      asked: sum.asked + cost,
      chosen: sum.chosen + Number(isFunded),
      funded: sum.funded + (isFunded ? cost : 0),
      other: sum.other + (other.has(ideaId) ? cost : 0),
    });
  }
  return [...sums.values()].sort(
    (a, b) =>
      Number(a.theme === undefined) - Number(b.theme === undefined) ||
      b.funded - a.funded ||
      b.asked - a.asked ||
      ((a.theme?.id ?? '') < (b.theme?.id ?? '') ? -1 : 1),
  );
}

/** A part of a sum in whole per cent, rounded down. */
export const perCent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(part) * 100n) / BigInt(whole));
