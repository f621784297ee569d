// The least that a browser needs for the same tap: one field, one button that acts as the finger leaves, the same writes
// on disk, one line more in a list, and nothing else on the page. What the app takes is to be compared with this, in the
// same run.
import { createServer, type Server } from 'node:http';

const PAGE = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>bare</title>
<input aria-label="title"><button style="display:block;width:20rem;height:4rem">send</button>
<main><ul></ul></main>
<script>
  let db;
  let number = 0;
  const open = indexedDB.open('bare', 1);
  open.onupgradeneeded = () => {
    for (const name of ['rows', 'outbox', 'drafts', 'meta']) open.result.createObjectStore(name, { keyPath: 'id' });
  };
  open.onsuccess = () => { db = open.result; };
  document.querySelector('button').addEventListener('touchend', (event) => {
    event.preventDefault();
    const title = document.querySelector('input').value;
    const stores = ['rows', 'outbox', 'drafts', 'meta'];
    const writing = db.transaction(stores, 'readwrite', { durability: 'strict' });
    writing.objectStore('outbox').add({ id: ++number, title });
    writing.objectStore('meta').put({ id: 'seq', value: number });
    writing.objectStore('drafts').delete('draft');
    writing.oncomplete = () => {
      const line = document.createElement('li');
      line.textContent = title;
      document.querySelector('ul').prepend(line);
    };
  });
</script>`;

/** Serves the bare page on loopback; how to stop it, too. */
export async function serveBarePage(): Promise<{ address: string; stop: () => void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(PAGE);
  });
  const port = await portOf(server);
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

const portOf = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
