import { expect, test } from 'vitest';
import { gathering } from './sharing.ts';

test('who asks while a read is under way is told by the next one, which all of them share', async () => {
  const ends: (() => void)[] = [];
  let begun = 0;
  const read = () => {
    const number = ++begun;
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  const gather = gathering<number>();
  const first = gather('head', read);
  const later = [gather('head', read), gather('head', read)];
  const elsewhere = gather('other', read);
  expect(begun).toBe(2);
  ends[0]?.();
  expect(await first).toBe(1);
  await Promise.resolve();
  later.push(gather('head', read));
  expect(begun).toBe(3);
  for (const end of ends) end();
  expect(await Promise.all([...later.slice(0, 2), elsewhere])).toEqual([3, 3, 2]);
  for (const end of ends) end();
  await Promise.resolve();
  for (const end of ends) end();
  expect(await later[2]).toBe(4);
});

test('a read that failed leaves the next one to be made', async () => {
  const gather = gathering<number>();
  const failed = gather('head', () => Promise.reject(new Error('no line')));
  const next = gather('head', async () => 7);
  await expect(failed).rejects.toThrow('no line');
  expect(await next).toBe(7);
  expect(await gather('head', async () => 8)).toBe(8);
});
