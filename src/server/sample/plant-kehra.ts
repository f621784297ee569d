// The sample neighbourhood's Kehrä: members of all three sides, some without their names, and applications that wait.
import type { AreaId } from '../../domain/ids.ts';
import type { Actor } from '../usecases/system-member.ts';

const SEATS = [
  ['administration', 'Tuula Virtanen', true],
  ['administration', 'Mikael Sandberg', true],
  ['business', 'Kahvila Kaneli, Omar Hassan', true],
  ['business', 'Seija Laine', false],
  ['community', 'Koivuharju-seura, Aino Korhonen', true],
  ['community', 'Bengt Nyman', true],
  ['community', 'Liisa Mäkelä', false],
  ['community', 'Nuorten talo, Sami Niemi', true],
] as const;

const APPLICATIONS = [
  ['community', 'Fatima Ali', true, 'Haluan, että lapsiperheiden ääni kuuluu.'],
  ['business', 'Pyöräpaja Rinne', false, undefined],
] as const;

type Sample = {
  readonly areaId: AreaId;
  readonly host: Actor;
  readonly people: readonly Actor[];
  readonly newId: () => string;
  readonly before: (minutes: number) => Date;
};

export async function plantKehra({ areaId, host, people, newId, before }: Sample): Promise<void> {
  const seats = SEATS.map(([side, name, isPublic]) => ({
    areaId,
    type: 'seat.add',
    args: { seatId: newId(), side, name, isPublic },
  }));
  const verdicts = [...(await host(seats, before(100)))];
  for (const [index, [side, name, isPublic, why]] of APPLICATIONS.entries()) {
    const args = { seatId: newId(), side, name, isPublic, why };
    verdicts.push(...((await people[index + 3]?.([{ areaId, type: 'seat.apply', args }], before(60))) ?? []));
  }
  if (verdicts.some(({ verdict }) => verdict !== 'ok')) throw new Error('the sample’s Kehrä was refused');
}
