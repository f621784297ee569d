// What a QR code must hold so that a phone's camera offers to join a wireless network.

// These have a meaning of their own in the text.
const escaped = (text: string): string => text.replace(/[\\;,:"]/g, '\\$&');

/** The text for a network; without a password it is open. Undefined while it has no name. */
export function wifiText(name: string, password: string): string | undefined {
  if (name.trim() === '') return undefined;
  const secured = password === '' ? 'T:nopass;' : `T:WPA;P:${escaped(password)};`;
  return `WIFI:S:${escaped(name.trim())};${secured};`;
}
