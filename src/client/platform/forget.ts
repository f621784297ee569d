// What a browser knows of the person beside the app's database: the cookie, the choices, the push subscription.
import { unsubscribe } from './push.ts';

const PATIENCE_MS = 15_000;

/** The server takes back the cookie by which it would know this phone again; false where it cannot be reached. */
export async function forgetCookie(): Promise<boolean> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
  try {
    const answer = await fetch('/v1/clients', { method: 'DELETE', signal: controller.signal });
    return answer.status === 204 && answer.headers.has('x-api');
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** The rest; ends the page, which begins anew like a first visit. */
export async function forgetChoices(): Promise<void> {
  await unsubscribe();
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing of the kind.
  }
}
