// What a ballot says so far, and how each tap changes it.
import type { Mark } from '../../../domain/mark.ts';

type Marks = readonly Mark[];

const isAt = (mark: Mark, ideaId: string, criterion?: number): boolean =>
  mark.ideaId === ideaId && mark.criterion === criterion;

/** Points, or a grade by one criterion; 0 where there is none. */
export const pointsAt = (marks: Marks, ideaId: string, criterion?: number): number =>
  marks.find((mark) => isAt(mark, ideaId, criterion))?.points ?? 0;

/** With so many points there; 0 takes the mark away. */
export function withPoints(marks: Marks, ideaId: string, points: number, criterion?: number): Mark[] {
  const others = marks.filter((mark) => !isAt(mark, ideaId, criterion));
  if (points <= 0) return others;
  return [...others, criterion === undefined ? { ideaId, points } : { ideaId, points, criterion }];
}

/** Whether the member takes no part in an idea, for an interest of her own. */
export const isRecused = (marks: Marks, ideaId: string): boolean =>
  marks.some((mark) => isAt(mark, ideaId) && mark.points === 0);

/** Taking no part takes the grades away. */
export function withRecusal(marks: Marks, ideaId: string, recused: boolean): Mark[] {
  const others = marks.filter((mark) => mark.ideaId !== ideaId);
  return recused ? [...others, { ideaId, points: 0 }] : others;
}

/** How many ideas the ballot says anything of. */
export const ideasIn = (marks: Marks): number => new Set(marks.map(({ ideaId }) => ideaId)).size;

/** Whether two ballots say the same; the order of marks says nothing. */
export function sameMarks(a: Marks, b: Marks): boolean {
  const lines = (marks: Marks): string =>
    marks
      .map(({ ideaId, points, criterion }) => `${ideaId}/${criterion ?? ''}:${points}`)
      .sort()
      .join();
  return lines(a) === lines(b);
}
