// The address behind a join code, as it stands in a QR code and as people type it.

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The full address that a join code's QR code holds. */
export const joinAddress = (code: string, origin = location.origin): string => `${origin}/j/${code}`;

/** The same to be read aloud and typed: browsers add the rest. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '');

/** Whether this page was opened at an address that no other device can reach. */
export const isOnlyHere = (hostname = location.hostname): boolean => LOOPBACK.has(hostname);
