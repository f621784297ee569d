// Grades by digits: where a paper ballot is typed in, arrows would be slow.

/** Gives the grade of a pressed digit to the scale that has the focus, 0 for none; answers whether there was one. */
export function gradeByDigit({ key, target }: KeyboardEvent): boolean {
  if (!/^[0-5]$/.test(key) || !(target instanceof HTMLInputElement) || target.type !== 'radio') return false;
  const grades = target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=radio]');
  // The last is no grade.
  const grade = [...(grades ?? [])].at(Number(key) - 1);
  if (grade === undefined) return false;
  grade.focus();
  grade.click();
  return true;
}
