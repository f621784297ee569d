// A whole evening on SQLite, as `npm start` has it.
import { startFreshServer } from '../support/fresh-server.ts';
import { hallEvening } from './hall-evening.ts';

hallEvening(() => startFreshServer({ KEHRA_SAMPLE: 'off' }));
