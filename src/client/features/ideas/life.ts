// The stages of an idea's life, as the line shows them.
import { t } from '../../i18n/words.ts';
import type { Knot } from '../../ui/life-line.tsx';

export const LIFE_STEPS = 5;

/** The knots of an idea that has been posted; the later stages are still ahead. */
export function lifeKnots(note: string): Knot[] {
  return [
    { label: t('idea.lifePosted'), state: 'now', note },
    { label: t('idea.lifePlan'), state: 'ahead' },
    { label: t('idea.lifeWeighed'), state: 'ahead' },
    { label: t('idea.lifeProject'), state: 'ahead' },
    { label: t('idea.lifeFinished'), state: 'ahead' },
  ];
}
