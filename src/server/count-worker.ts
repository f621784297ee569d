// The worker thread that counts: gets a round and its ballots, answers the result, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { countRound } from '../domain/count-round.ts';
import { BallotBox } from './count-message.ts';

const { round, kinds, roster } = v.parse(BallotBox, workerData);
parentPort?.postMessage(countRound(round, kinds, roster));
