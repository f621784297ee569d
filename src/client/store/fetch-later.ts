// Fetches what the phone's store can do without in the first minute. In one place: the browser's words for it are long.
export const fetchLater = () => import('./later.ts');
