// A published file of this server as text, fetched when a person asks for it.

/** Undefined where it cannot be had now: no network, no such file, a login page in between. */
export async function publishedFile(path: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await fetch(path, { signal });
    const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') === true;
    return answer.ok && !isPage ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}
