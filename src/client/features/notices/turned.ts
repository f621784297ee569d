// What is told at all is in the app too: so its switch turns the others off with it, and each of the others turns it on.
import { CHANNELS, type Channel } from '../../../domain/notice-kinds.ts';

/** The ways after a switch was turned, in the order of the table. */
export function turned(now: readonly Channel[], channel: Channel, isOn: boolean): Channel[] {
  if (channel === 'inbox' && !isOn) return [];
  const wanted = new Set<Channel>(isOn ? ['inbox', ...now, channel] : now);
  if (!isOn) wanted.delete(channel);
  return CHANNELS.filter((one) => wanted.has(one));
}
