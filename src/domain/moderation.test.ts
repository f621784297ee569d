// Hiding takes words out of everybody's sight, all of them; showing again brings all of them back.
import { expect, test } from 'vitest';
import { ANNA, BENGT, HOST, idOf, Scene } from '../../tests/sim/scene.ts';
import { Comment } from './comment.ts';
import { Idea } from './idea.ts';

const [first, second, third, comment] = [idOf(101), idOf(102), idOf(103), idOf(104)];
const idea = (id: string) => ({ target: { kind: 'idea', id } });

test('an idea that was hidden and shown again is as it was, its place included', () => {
  const scene = new Scene();
  const place = { name: 'Laituri', lat: 60.2, lon: 25.1 };
  scene.does(ANNA, 'idea.post', { ideaId: first, title: 'Penkki', text: 'Istua', place, authorName: 'Anna' });
  const before = scene.row(Idea, first);
  scene.does(HOST, 'content.hide', { ...idea(first), reason: 'Tarkistetaan' });
  expect(scene.publicText()).not.toMatch(/Penkki|Istua|Laituri|Anna/);
  scene.does(HOST, 'content.unhide', idea(first));
  expect(scene.row(Idea, first)).toEqual(before);
});

test('I12 the words of a hidden idea are not left in the ideas that it was merged into', () => {
  const scene = new Scene();
  scene.does(ANNA, 'idea.post', { ideaId: first, title: 'Rivous', authorName: 'Anna' });
  scene.does(BENGT, 'idea.post', { ideaId: second, title: 'Bänk' });
  scene.does(BENGT, 'idea.post', { ideaId: third, title: 'Brygga' });
  scene.does(HOST, 'idea.merge', { ideaId: first, intoId: second });
  scene.does(HOST, 'idea.merge', { ideaId: second, intoId: third });
  scene.does(HOST, 'content.hide', { ...idea(first), reason: 'Rivo' });
  expect(scene.publicText()).not.toMatch(/Rivous|Anna/);
  scene.does(HOST, 'content.unhide', idea(first));
  for (const id of [second, third]) {
    const credit = scene.row(Idea, id)?.merged?.find((merged) => merged.id === first);
    expect(credit).toEqual({ id: first, title: 'Rivous', authorName: 'Anna' });
  }
});

test('a comment that was hidden and shown again is as it was', () => {
  const scene = new Scene();
  scene.does(ANNA, 'idea.post', { ideaId: first, title: 'Penkki' });
  const said = { commentId: comment, ideaId: first, text: 'Hyvä', stance: 'for', authorName: 'Bengt' };
  scene.does(BENGT, 'comment.post', said);
  const before = scene.row(Comment, comment);
  scene.does(HOST, 'content.hide', { target: { kind: 'comment', id: comment }, reason: 'Tarkistetaan' });
  expect(scene.publicText()).not.toMatch(/Hyvä|Bengt/);
  scene.does(HOST, 'content.unhide', { target: { kind: 'comment', id: comment } });
  expect(scene.row(Comment, comment)).toEqual(before);
});
