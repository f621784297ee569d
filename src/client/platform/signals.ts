// What the browser says about the page, as signals: whether there is a network, whether anybody looks.
import { signal } from '@preact/signals';

/** Only a hint: a hall's Wi-Fi can be "online" and lead nowhere. */
export const online = signal(navigator.onLine);
export const visible = signal(document.visibilityState === 'visible');

addEventListener('online', () => {
  online.value = true;
});
addEventListener('offline', () => {
  online.value = false;
});
document.addEventListener('visibilitychange', () => {
  visible.value = document.visibilityState === 'visible';
});
// A page that comes back from the back-forward cache gets no visibilitychange on some phones.
addEventListener('pageshow', () => {
  visible.value = true;
});
