// What others do while a phone is looked at.
import type { BuiltApp } from './built-app.ts';
import { freshId } from './scripted-phone.ts';

/** Somebody else posts an idea; gives its id. */
export async function postElsewhere(app: BuiltApp, title: string): Promise<string> {
  const ideaId = freshId();
  await app.act('idea.post', { ideaId, title });
  return ideaId;
}
