// Merging: nobody's support counts twice, nobody's idea goes with another's.
import { expect, test } from 'vitest';
import { ANNA, BENGT, HOST, idOf, Scene } from '../../tests/sim/scene.ts';
import { Idea } from './idea.ts';
import { Tally, tallyId } from './tally-row.ts';

const [first, second, third] = [idOf(101), idOf(102), idOf(103)];

function threeIdeas(): Scene {
  const scene = new Scene();
  scene.does(ANNA, 'idea.post', { ideaId: first, title: 'Penkki' });
  scene.does(BENGT, 'idea.post', { ideaId: second, title: 'Bänk' });
  scene.does(BENGT, 'idea.post', { ideaId: third, title: 'Brygga' });
  return scene;
}

test('I3 who supported both ideas of a merge counts once, through a chain of merges too', () => {
  const scene = threeIdeas();
  for (const ideaId of [first, second, third]) scene.does(ANNA, 'support.set', { ideaId, support: true });
  scene.does(BENGT, 'support.set', { ideaId: first, support: true });
  scene.does(HOST, 'idea.merge', { ideaId: first, intoId: second });
  scene.does(HOST, 'idea.merge', { ideaId: second, intoId: third });
  const supports = [first, second, third].map((id) => scene.row(Tally, tallyId(id, 0))?.supports);
  expect(supports).toEqual([0, 0, 2]);
  scene.does(ANNA, 'support.set', { ideaId: first, support: false });
  expect(scene.row(Tally, tallyId(third, 0))?.supports).toBe(1);
});

test("an idea that others' ideas were merged into cannot be withdrawn: theirs would go with it", () => {
  const scene = threeIdeas();
  scene.does(HOST, 'idea.merge', { ideaId: first, intoId: second });
  const refused = { verdict: 'rejected', code: 'idea-merged' };
  expect(scene.does(BENGT, 'idea.withdraw', { ideaId: second })).toMatchObject(refused);
  expect(scene.row(Idea, second)).toBeDefined();
});

test('an idea cannot be merged into itself, nor two ideas into each other', () => {
  const scene = threeIdeas();
  const refused = { verdict: 'rejected', code: 'malformed' };
  expect(scene.does(HOST, 'idea.merge', { ideaId: first, intoId: first })).toMatchObject(refused);
  scene.does(HOST, 'idea.merge', { ideaId: first, intoId: second });
  expect(scene.does(HOST, 'idea.merge', { ideaId: second, intoId: first })).toMatchObject(refused);
});
