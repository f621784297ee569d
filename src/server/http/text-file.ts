// A text to keep as a file, compressed for those who take it so: a city's ballots are 40 MB of it.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** `type` is what follows `text/`. */
export async function textFile(
  request: Request,
  text: string,
  { name, type, cache }: { readonly name: string; readonly type: 'csv' | 'plain'; readonly cache: string },
): Promise<Response> {
  const headers = new Headers({
    'Content-Type': `text/${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': cache,
    Vary: 'Accept-Encoding',
  });
  if (!request.headers.get('Accept-Encoding')?.includes('gzip')) return new Response(text, { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(new Uint8Array(await pack(text)), { headers });
}
