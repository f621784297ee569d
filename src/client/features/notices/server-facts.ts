// What the server says of itself, asked once when a screen opens.
import { useEffect, useState } from 'preact/hooks';
import { fetchServerFacts, type ServerFacts } from '../../platform/server-facts.ts';

/** Undefined until it has answered, and where it does not. */
export function useServerFacts(): ServerFacts | undefined {
  const [facts, setFacts] = useState<ServerFacts | undefined>(undefined);
  useEffect(() => {
    void fetchServerFacts().then(setFacts);
  }, []);
  return facts;
}
