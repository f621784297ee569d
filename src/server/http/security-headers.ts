// Headers that keep the page to itself: nothing from elsewhere runs in it, frames it or learns of it.
import type { MiddlewareHandler } from 'hono';

const policy = (alsoConnectTo: string | undefined): string =>
  [
    "default-src 'self'",
    alsoConnectTo === undefined ? "connect-src 'self'" : `connect-src 'self' ${alsoConnectTo}`,
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

/** The page may also ask another origin where its server's bells are heard there. */
export const headersFor = (alsoConnectTo?: string): readonly (readonly [string, string])[] => [
  ['Content-Security-Policy', policy(alsoConnectTo)],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** `isHttps` says whether people reach the site by https only; a year of it is then promised. */
export function securityHeaders(isHttps: boolean, alsoConnectTo?: string): MiddlewareHandler {
  const headers = headersFor(alsoConnectTo);
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.header(name, value);
    if (isHttps) c.header('Strict-Transport-Security', 'max-age=31536000');
  };
}
