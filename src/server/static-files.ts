// The built app as files in memory, each compressed once, when it is first wanted or before: hashed files for ever, the
// page and the worker asked for anew.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);

type Bytes = Uint8Array<ArrayBuffer>;

export type StaticFile = {
  readonly type: string;
  readonly etag: string;
  /** The name holds a hash of the content, so it can be kept for ever. */
  readonly isHashed: boolean;
  readonly plain: Bytes;
  /** Compressed at the first call; undefined where that would not make it smaller. */
  readonly br: (() => Promise<Bytes>) | undefined;
  readonly gzip: (() => Promise<Bytes>) | undefined;
};

/** The file at a path of the site, such as `/assets/app-1a2b3c4d.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const packBrotli = promisify<Buffer, { params: Record<number, number> }, Buffer>(brotliCompress);
const packGzip = promisify<Buffer, { level: number }, Buffer>(gzip);

/** Reads a built app; an empty map where there is none yet. */
export function staticFiles(folder: string): StaticFiles {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, fileAt(path)]));
}

function fileAt(path: string): StaticFile {
  const content = readFileSync(path);
  const extension = extname(path);
  const isCompressed = COMPRESSED.has(extension);
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    isHashed: path.split(sep).includes('assets'),
    plain: new Uint8Array(content),
    br: isCompressed ? once(() => packBrotli(content, { params: BEST })) : undefined,
    gzip: isCompressed ? once(() => packGzip(content, { level: 9 })) : undefined,
  };
}

const BEST = { [constants.BROTLI_PARAM_QUALITY]: 11 };

function once(pack: () => Promise<Buffer>): () => Promise<Bytes> {
  let packed: Promise<Bytes> | undefined;
  return () => {
    packed ??= pack().then((bytes) => new Uint8Array(bytes));
    return packed;
  };
}

/**
 * Compresses what nobody has wanted yet, one file after the other, so that a start is quick and the first visitors are
 * not made to wait for all. Ends early when `isOver` says so.
 */
export async function packAll(files: StaticFiles, isOver: () => boolean): Promise<void> {
  for (const { br } of files.values()) {
    if (isOver()) return;
    await br?.();
  }
}
