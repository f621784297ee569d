// A tap on a notice leads to its screen: in the window that is open, else in a new one; without a network too, as the
// worker answers for every address of the app.

/** Only addresses of this site are opened, whatever a notice says. */
export function openOnClick(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(worker, String(event.notification.data)));
  });
}

async function open({ clients, location }: ServiceWorkerGlobalScope, path: string): Promise<void> {
  const url = location.origin + (path.startsWith('/') ? path : '/');
  const [window] = await clients.matchAll({ type: 'window' });
  // A window that went away meanwhile, or that may not be led: a new one.
  const led = window && (await lead(window, url).catch(() => null));
  if (!led) await clients.openWindow(url);
}

async function lead(window: WindowClient, url: string): Promise<WindowClient | null> {
  await window.focus();
  return window.url === url ? window : window.navigate(url);
}
