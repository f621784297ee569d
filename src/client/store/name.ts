// What the phone's database is called; the service worker opens it without the store.
export const STORE_NAME = 'kehra';
/** The tag under which browsers that can wake the service worker once there is a network. */
export const SYNC_TAG = 'outbox';
