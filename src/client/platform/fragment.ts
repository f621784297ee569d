// What stands after # in the address. A voting code comes that way: browsers do not send it to any server.
import { useEffect, useState } from 'preact/hooks';

/** Reads it and takes it out of the address bar, so that nobody sees it over a shoulder or in the history. */
function takeFragment(): string | undefined {
  const text = location.hash.slice(1);
  if (text === '') return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return text;
}

/** The newest fragment that came with this screen's address. */
export function useFragment(): string | undefined {
  const [text, setText] = useState(takeFragment);
  useEffect(() => {
    const read = (): void => setText((before) => takeFragment() ?? before);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return text;
}
