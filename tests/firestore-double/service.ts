// The service google.firestore.v1.Firestore over gRPC: each call is answered by a function of its own.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  Metadata,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { type AnyDefinition, loadSync, type ServiceDefinition } from '@grpc/proto-loader';
import { type Database, databaseOf } from './database.ts';
import { Listening } from './listen.ts';
import { type May, mayAll } from './may.ts';
import { Refused } from './problem.ts';
import {
  answerAggregation,
  answerQuery,
  batchGet,
  listCollectionIds,
  listDocuments,
  wireOf,
} from './reads.ts';
import type { Target, TransactionOptions, Write } from './wire.ts';
import { batchWrite, commit } from './writes.ts';

type Databases = (name: string) => Database;

const isService = (definition: AnyDefinition): definition is ServiceDefinition => !('format' in definition);

/** The definition that the official library brings along. */
export function firestoreDefinition(): ServiceDefinition {
  const library = createRequire(createRequire(import.meta.url).resolve('firebase-admin')).resolve(
    '@google-cloud/firestore',
  );
  const protos = join(dirname(library), '..', 'protos');
  const loaded = loadSync('google/firestore/v1/firestore.proto', {
    includeDirs: [protos],
    longs: String,
    enums: String,
  });
  const service = loaded['google.firestore.v1.Firestore'];
  if (service === undefined || !isService(service)) throw new Error('the protocol buffers hold no Firestore');
  const { Commit: before, ...others } = service;
  if (before === undefined) throw new Error('the protocol buffers hold no Commit');
  // How long a commit is on the wire is one of the limits.
  const requestDeserialize = (bytes: Buffer) => ({
    ...before.requestDeserialize(bytes),
    bytes: bytes.length,
  });
  return { ...others, Commit: { ...before, requestDeserialize } };
}

const told = (error: unknown) =>
  error instanceof Refused
    ? { code: error.code, details: error.details }
    : {
        code: status.INTERNAL,
        details: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };

const unary =
  <Q>(answer: (request: Q) => object) =>
  (call: ServerUnaryCall<Q, object>, done: sendUnaryData<object>): void => {
    try {
      done(null, answer(call.request));
    } catch (error) {
      done(told(error));
    }
  };

const streamed =
  <Q>(answer: (request: Q) => readonly object[]) =>
  (call: ServerWritableStream<Q, object>): void => {
    // The library takes an error without any answer before it for a bad line, and tries again for seconds.
    call.sendMetadata(new Metadata());
    try {
      for (const message of answer(call.request)) call.write(message);
      call.end();
    } catch (error) {
      call.emit('error', told(error));
    }
  };

type InDatabase = { readonly database?: string; readonly parent?: string; readonly name?: string };
type Listened = InDatabase & { readonly addTarget?: Target; readonly removeTarget?: number };
type Written = InDatabase & { readonly writes?: readonly Write[]; readonly streamToken?: Uint8Array };

/** Servers' libraries say so; above them there are no rules. */
const isOwner = (metadata: Metadata): boolean => metadata.get('authorization').includes('Bearer owner');

function listen(databases: Databases, may: May, call: ServerDuplexStream<Listened, object>): void {
  let listening: Listening | undefined;
  const mayHere = isOwner(call.metadata) ? mayAll : may;
  call.on('data', ({ database = '', addTarget, removeTarget }: Listened) => {
    try {
      listening ??= new Listening(databases(database), (message) => call.write(message), mayHere);
      if (addTarget) listening.add(addTarget);
      if (removeTarget) listening.remove(removeTarget);
    } catch (error) {
      call.emit('error', told(error));
    }
  });
  call.on('end', () => {
    listening?.end();
    call.end();
  });
  call.on('cancelled', () => listening?.end());
  call.on('error', () => listening?.end());
}

/** The web library's way of writing: a greeting, then one commit after the other. */
function write(databases: Databases, call: ServerDuplexStream<Written, object>): void {
  let database: Database | undefined;
  let sent = 0;
  const token = () => ({ streamId: '1', streamToken: Buffer.from(String(++sent)) });
  call.on('data', (message: Written) => {
    try {
      database ??= databases(message.database ?? '');
      const { writes = [] } = message;
      call.write(writes.length === 0 ? token() : { ...token(), ...commit(database, { writes }) });
    } catch (error) {
      call.emit('error', told(error));
    }
  });
  call.on('end', () => call.end());
  call.on('error', () => undefined);
}

/** All calls, over the databases that their requests name. */
export function firestoreService(databases: Databases, may: May): UntypedServiceImplementation {
  const within = ({ database, parent, name }: InDatabase): Database => {
    const found = databases(databaseOf(database ?? parent ?? name ?? ''));
    found.faults.check();
    return found;
  };
  const asked =
    <Q, A>(answer: (database: Database, request: Q) => A) =>
    (request: Q & InDatabase): A =>
      answer(within(request), request);
  return {
    BatchGetDocuments: streamed(asked(batchGet)),
    RunQuery: streamed(asked(answerQuery)),
    RunAggregationQuery: streamed(asked(answerAggregation)),
    ListDocuments: unary(asked(listDocuments)),
    ListCollectionIds: unary(asked(listCollectionIds)),
    Commit: unary(asked(commit)),
    BatchWrite: unary(asked(batchWrite)),
    BeginTransaction: unary((request: InDatabase & { readonly options?: TransactionOptions | null }) => ({
      transaction: within(request).transactions.begin(request.options ?? {}),
    })),
    Rollback: unary((request: InDatabase & { readonly transaction?: Uint8Array }) => {
      within(request).transactions.rollback(request.transaction ?? Buffer.of());
      return {};
    }),
    GetDocument: unary((request: InDatabase) => {
      const doc = within(request).store.get(request.name ?? '');
      if (doc === undefined) throw new Refused(status.NOT_FOUND, `There is no ${request.name}.`);
      return wireOf(doc);
    }),
    Listen: (call: ServerDuplexStream<Listened, object>) => listen(databases, may, call),
    Write: (call: ServerDuplexStream<Written, object>) => write(databases, call),
  };
}
