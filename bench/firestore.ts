// What Firestore is asked for: attempts a transaction where several servers contend, and the documents that a hall of
// phones reads and writes, with their price. The double counts as Google bills.
import { firestoreStorage } from '../src/server/storage/firestore/firestore-storage.ts';
import { ideaBy, phoneOf, sceneIn } from '../tests/contract/scene.ts';
import type { Spent } from '../tests/firestore-double/database.ts';
import { type Double, startDouble } from '../tests/firestore-double/double.ts';
import { newProjectId, projectAt } from '../tests/support/firestore.ts';
import { deployedIndexes } from '../tests/support/firestore-indexes.ts';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { ON_FIRESTORE } from '../tests/support/server-process.ts';
import type { Figure } from './figure.ts';
import { hall, hallByWire, PHONES, SUPPORTS } from './hall.ts';

const LANES = 8;
const CLIENTS = 50;
/** So many servers share the phones: between them, not within one, commits contend. */
const SERVERS = 4;
/** Dollars for 100,000 documents in a multi-region, as listed in 2026: look before you quote them. */
const PRICE = { reads: 0.06, writes: 0.18, deletes: 0.02 };

export async function firestore(): Promise<Figure[]> {
  const double = await startDouble({ indexes: deployedIndexes() });
  try {
    const start = () => serverOn(double, newProjectId());
    return [
      ...(await contention(double)),
      ...(await evening(double)),
      ...(await hallByWire(start, 'hall on firestore')),
    ];
  } finally {
    double.close();
  }
}

/** 200 commands in one area from 50 clients at once. */
async function contention(double: Double): Promise<Figure[]> {
  const id = newProjectId();
  const { spent } = double.database(id);
  const projects = Array.from({ length: SERVERS }, () => projectAt(double.address, id));
  const servers = await Promise.all(projects.map(({ db }) => firestoreStorage(db, LANES)));
  const [first] = servers;
  if (first === undefined) throw new Error('no server');
  const { areaId, host } = await sceneIn(first);
  const idea = await ideaBy(host, areaId);
  const phones = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => phoneOf(servers[index % SERVERS] ?? first)),
  );
  const before = { ...spent };
  await Promise.all(
    phones.map(async (phone) => {
      const own = await ideaBy(phone, areaId);
      for (const ideaId of [idea, own]) await phone.do('support.set', { ideaId, support: true }, areaId);
      await phone.do('support.set', { ideaId: idea, support: false }, areaId);
    }),
  );
  const attempts = (spent.commits - before.commits) / (spent.committed - before.committed);
  await Promise.all(projects.map(({ close }) => close()));
  const name = `firestore: attempts a transaction, 200 commands of ${CLIENTS} clients in one area, ${SERVERS} servers, ${LANES} lanes`;
  return [{ name, value: attempts, unit: '', wanted: '≤ 2' }];
}

const serverOn = ({ address }: Double, id: string) =>
  startFreshServer({ FIRESTORE_EMULATOR_HOST: address, KEHRA_FIRESTORE: id }, ON_FIRESTORE);

/** The hall of the other bench, on one server. */
async function evening(double: Double): Promise<Figure[]> {
  const id = newProjectId();
  const { spent } = double.database(id);
  let before: Spent = { ...spent };
  const start = async () => {
    const server = await serverOn(double, id);
    before = { ...spent };
    return server;
  };
  const began = Date.now();
  const figures = await hall(start, 'hall on firestore');
  const minutes = (Date.now() - began) / 60_000;
  const commands = PHONES * (1 + SUPPORTS);
  const [reads, writes, deletes] = (['reads', 'writes', 'deletes'] as const).map(
    (what) => spent[what] - before[what],
  );
  const cost =
    ((reads ?? 0) * PRICE.reads + (writes ?? 0) * PRICE.writes + (deletes ?? 0) * PRICE.deletes) / 100_000;
  const named = (what: string, value: number, unit: string): Figure => ({
    name: `hall on firestore: ${what}`,
    value,
    unit,
  });
  return [
    ...figures,
    named('documents written a command', (writes ?? 0) / commands, ''),
    named('documents read a command, all pulls of all phones included', (reads ?? 0) / commands, ''),
    named('documents read a phone and minute', (reads ?? 0) / PHONES / minutes, ''),
    named('all of it together', cost, '$'),
  ];
}
