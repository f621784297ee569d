// kehra areas: the areas with their ids.
import { inLanguage } from '../domain/text.ts';
import type { Storage } from '../server/ports.ts';
import { listAreas } from '../server/usecases/list-areas.ts';
import { done, type Outcome } from './outcome.ts';

export async function areas(storage: Storage): Promise<Outcome> {
  const { areas } = await listAreas(storage);
  if (areas.length === 0) return done('There are no areas yet.');
  return done(...areas.map(({ id, name }) => `${id}  ${inLanguage(name, 'fi')}`));
}
