// Adding the app to the home screen: the browser's own offer where there is one, advice on iOS.
import { signal } from '@preact/signals';

interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export type InstallWay = 'offer' | 'ios' | 'none';

/** How this browser can be installed right now. */
export const installWay = signal<InstallWay>('none');

let offer: InstallOffer | undefined;

const isOffer = (event: Event): event is InstallOffer => 'prompt' in event;

/** Listens for the browser's offer; called once at start. */
export function watchInstall(): void {
  if (isInstalled()) return;
  if (isIos()) installWay.value = 'ios';
  addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return;
    event.preventDefault();
    offer = event;
    installWay.value = 'offer';
  });
  addEventListener('appinstalled', () => {
    installWay.value = 'none';
  });
}

/** Shows the browser's own question; call it straight from a tap. */
export async function install(): Promise<void> {
  await offer?.prompt();
  offer = undefined;
  installWay.value = 'none';
}

const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in navigator && navigator.standalone === true);

// iPads say they are Macs; the touch screen gives them away.
const isIos = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
