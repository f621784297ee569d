// A page that offers the recount to whoever looks at it from outside. Fetched when it is wanted, as a screen would do it.
import type { recount } from '../../../src/client/recount/recount.ts';

const lazily: typeof recount = async (...args) => {
  const part = await import('../../../src/client/recount/recount.ts');
  return part.recount(...args);
};

Object.assign(window, { recount: lazily });
