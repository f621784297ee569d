// What passkeys are made for: the host of the site's address. A number is no host, and without https only this machine is safe.
export type PasskeySite = {
  readonly rpId: string;
  /** What browsers say that the page came from. */
  readonly origin: string;
};

/** `https:` on a name; a server of one's own without an address is reached as `localhost`, on whatever port. */
function siteAt(address: string): PasskeySite | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const isNumber = /^(\[.*\]|[\d.]+)$/.test(hostname);
  const isSafe = protocol === 'https:' || hostname === 'localhost';
  return isNumber || !isSafe ? undefined : { rpId: hostname, origin };
}

/** The site as whoever asks has opened it; undefined where passkeys cannot be had there. */
export function passkeySite(
  configured: string | undefined,
  asked: string | undefined,
): PasskeySite | undefined {
  const here = siteAt(asked ?? '');
  if (configured === undefined) return here?.rpId === 'localhost' ? here : undefined;
  return here?.origin === siteAt(configured)?.origin ? here : undefined;
}
