// The app itself. A path without an extension is a screen and gets the page; any other unknown path is a real 404.
import type { Context } from 'hono';
import { problemAnswer } from '../http/problem-answer.ts';
import type { StaticFile, StaticFiles } from '../static-files.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const ASK_ANEW = 'no-cache';

export const staticRoute =
  (files: StaticFiles) =>
  async (c: Context): Promise<Response> => {
    const path = c.req.path;
    const file = files.get(path) ?? (isScreen(path) ? files.get('/index.html') : undefined);
    if (file !== undefined) return fileAnswer(c.req.raw, file);
    return problemAnswer({
      problem: 'not-found',
      detail: files.size === 0 ? 'the app is not built' : undefined,
    });
  };

const isScreen = (path: string): boolean => !(path.split('/').at(-1) ?? '').includes('.');

async function fileAnswer(request: Request, file: StaticFile): Promise<Response> {
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': file.isHashed ? FOREVER : ASK_ANEW,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  });
  if (request.headers.get('If-None-Match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get('Accept-Encoding') ?? '';
  const [encoding, bytes] =
    /\bbr\b/.test(accepted) && file.br !== undefined
      ? ['br', await file.br()]
      : /\bgzip\b/.test(accepted) && file.gzip !== undefined
        ? ['gzip', await file.gzip()]
        : [undefined, file.plain];
  if (encoding !== undefined) headers.set('Content-Encoding', encoding);
  return new Response(bytes, { headers });
}
