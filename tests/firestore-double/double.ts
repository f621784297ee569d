// A Firestore in memory behind the real protocol: any Firestore client can be pointed at it.
import { createServer, type RequestListener } from 'node:http';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import * as v from 'valibot';
import { Database } from './database.ts';
import type { Faults } from './faults.ts';
import type { Indexes } from './indexes.ts';
import { type May, mayAll } from './may.ts';
import { firestoreDefinition, firestoreService } from './service.ts';
import { webChannel } from './web-channel.ts';

export type Double = {
  readonly port: number;
  /** `host:port`, as FIRESTORE_EMULATOR_HOST wants it. */
  readonly address: string;
  /** Where browsers listen: `http://host:port`. */
  readonly webOrigin: string;
  /** Answers a browser that listens by way of another server. */
  readonly answerBrowser: RequestListener;
  /** The names of the documents that browsers were sent, as often as they were. */
  readonly browsersGot: readonly string[];
  /** The database of a project, made when it is first asked for. */
  database(project: string, name?: string): Database;
  close(): void;
};

export type DoubleSettings = {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Where given, queries that these do not cover are refused. */
  readonly indexes?: Indexes | undefined;
  /** Who is no server may listen only so far; without it anybody may. */
  readonly may?: May;
  /** The port for browsers; 0 takes any free one. */
  readonly webPort?: number;
  /** Which fault a commit meets. */
  readonly draw?: Faults['draw'];
};

const Sent = v.object({ documentChange: v.object({ document: v.object({ name: v.string() }) }) });
const Bound = v.object({ port: v.number() });

/** Larger than any limit of Firestore, so that it is the double that refuses. */
const MESSAGE_MAX = 64 * 1_048_576;

export async function startDouble({
  port = 0,
  webPort = 0,
  indexes,
  may = mayAll,
  draw,
}: DoubleSettings = {}): Promise<Double> {
  const databases = new Map<string, Database>();
  const named = (name: string): Database => {
    const known = databases.get(name);
    if (known !== undefined) return known;
    const made = new Database(indexes);
    if (draw !== undefined) made.faults.draw = draw;
    databases.set(name, made);
    return made;
  };
  const server = new Server({
    'grpc.max_receive_message_length': MESSAGE_MAX,
    'grpc.max_send_message_length': MESSAGE_MAX,
  });
  server.addService(firestoreDefinition(), firestoreService(named, may));
  const bound = await new Promise<number>((resolve, fail) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, taken) =>
      error === null ? resolve(taken) : fail(error),
    );
  });
  const browsersGot: string[] = [];
  const channel = webChannel(named, may, (message) => {
    const sent = v.safeParse(Sent, message);
    if (sent.success) browsersGot.push(sent.output.documentChange.document.name);
  });
  const web = createServer(channel.answer);
  const webBound = await new Promise<number>((resolve, fail) => {
    web.once('error', fail);
    web.listen(webPort, '127.0.0.1', () => resolve(v.parse(Bound, web.address()).port));
  });
  return {
    webOrigin: `http://127.0.0.1:${webBound}`,
    answerBrowser: channel.answer,
    browsersGot,
    port: bound,
    address: `127.0.0.1:${bound}`,
    database: (project, name = '(default)') => named(`projects/${project}/databases/${name}`),
    close: () => {
      server.forceShutdown();
      channel.end();
      web.close();
      web.closeAllConnections();
    },
  };
}
