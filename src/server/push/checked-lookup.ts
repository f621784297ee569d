// Looks a host up and gives its addresses only where every one may be connected to. The connection is made to what was
// checked, for nobody looks it up again: a name that changes its mind in between gains nothing.
import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** Which addresses may be connected to. */
export type Reach = (address: string) => boolean;

/** As `node:dns` looks up all addresses of a name. */
export type Resolve = (
  host: string,
  answer: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveBySystem: Resolve = (host, answer) => lookup(host, { all: true }, answer);

export const FORBIDDEN = 'EADDRESSFORBIDDEN';

/** For `lookup` of a request. One bad address among good ones spoils all: such a name means no good. */
export const checkedLookup =
  (mayReach: Reach, resolve: Resolve = resolveBySystem): LookupFunction =>
  (host, options, done) => {
    resolve(host, (error, addresses) => {
      if (error !== null) return done(error, '');
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => mayReach(address)))
        return done(Object.assign(new Error(FORBIDDEN), { code: FORBIDDEN }), '');
      if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };

/**
 * An address that a push may go to, as far as it can be seen without asking the name server. Numbers in any notation
 * (`0x7f.1`, `2130706433`, `[::ffff:7f00:1]`) come out of URL as addresses, which no name server is asked for.
 */
export function endpointOf(text: string, mayReach: Reach): URL | undefined {
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || mayReach(host) ? url : undefined;
}
