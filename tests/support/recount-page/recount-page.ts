// A page that offers the recount to whoever looks at it from outside, with nothing else in its way.
import { recount } from '../../../src/client/recount/recount.ts';

Object.assign(window, { recount });
