// Dexie tells every live query of a process of changes in every database of it. A phone has one; here each of many
// phones hears of its own alone, as it would on a device of its own.
import { Dexie } from 'dexie';

/** Returns whom the live queries that begin from now on belong to, by the name of its database. */
export function ownEars(): (name: string) => void {
  const { storagemutated } = Dexie.on;
  const subscribe = storagemutated.subscribe.bind(storagemutated);
  let name = '';
  storagemutated.subscribe = (listener) => {
    const own = `/${name}/`;
    subscribe((parts) => {
      if (Object.keys(parts).some((part) => part.includes(own))) listener(parts);
    });
  };
  return (next) => {
    name = next;
  };
}
