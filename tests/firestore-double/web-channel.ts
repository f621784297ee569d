// The front for browsers: only Listen, over WebChannel, the protocol of the web library. A client posts what it sends and
// keeps one long answer open for what it hears; each array that it is sent has a number, by which it says what it has got.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Database } from './database.ts';
import { Listening } from './listen.ts';
import type { May } from './may.ts';
import { asJson, Heard } from './web-json.ts';

/** ms after which a client that hears nothing takes the line for dead, and between two signs of life. */
const KEEP_ALIVE = 30_000;
const VERSIONS = [8, 12] as const;
const PATH = '/google.firestore.v1.Firestore/Listen/channel';

type Numbered = readonly [number: number, content: readonly unknown[]];

/** Each piece is preceded by how long it is. */
const piece = (content: unknown): string => {
  const text = JSON.stringify(content);
  return `${text.length}\n${text}`;
};

class Session {
  readonly sid = randomBytes(12).toString('base64url');
  private readonly listening: Listening;
  private readonly alive = setInterval(() => this.send(['noop']), KEEP_ALIVE);
  private unheard: Numbered[] = [];
  private last = 0;
  private back: { readonly answer: ServerResponse; readonly isLong: boolean } | undefined;

  constructor(database: Database, may: May, told: (message: object) => void) {
    const tell = (message: object) => {
      told(message);
      this.send([asJson(message)]);
    };
    this.listening = new Listening(database, tell, may);
  }

  hear(heard: Heard): void {
    if (heard.addTarget) this.listening.add(heard.addTarget);
    if (heard.removeTarget !== undefined) this.listening.remove(heard.removeTarget);
  }

  /** What the client says of the line: whether it hears, and up to where it was told. */
  state(): readonly [0 | 1, number, number] {
    return [this.back === undefined ? 0 : 1, this.last, 0];
  }

  listenOn(answer: ServerResponse, heardUpTo: number, isLong: boolean): void {
    this.back?.answer.end();
    this.unheard = this.unheard.filter(([number]) => number > heardUpTo);
    this.back = { answer, isLong };
    answer.on('close', () => {
      if (this.back?.answer === answer) this.back = undefined;
    });
    if (this.unheard.length > 0) this.tell(this.unheard);
    // At once: a client takes silence for a proxy that holds answers back.
    else if (isLong) this.send(['noop']);
  }

  end(): void {
    clearInterval(this.alive);
    this.listening.end();
    this.back?.answer.end();
  }

  private send(content: readonly unknown[]): void {
    const numbered: Numbered = [++this.last, content];
    this.unheard.push(numbered);
    this.tell([numbered]);
  }

  private tell(all: readonly Numbered[]): void {
    if (this.back === undefined) return;
    const { answer, isLong } = this.back;
    answer.write(piece(all));
    if (isLong) return;
    this.back = undefined;
    answer.end();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** The messages in a posted form. */
function heardIn(form: URLSearchParams): Heard[] {
  const count = Number(form.get('count') ?? 0);
  return Array.from({ length: count }, (_, index) =>
    v.parse(v.pipe(v.string(), v.parseJson(), Heard), form.get(`req${index}___data__`)),
  );
}

export type WebChannel = {
  readonly answer: RequestListener;
  /** Ends all that is listened to. */
  end(): void;
};

/** `told` hears what is sent to browsers. */
export function webChannel(
  databases: (name: string) => Database,
  may: May,
  told: (message: object) => void,
): WebChannel {
  const sessions = new Map<string, Session>();

  function begin(form: URLSearchParams, answer: ServerResponse): void {
    const heard = heardIn(form);
    const session = new Session(databases(heard[0]?.database ?? ''), may, told);
    sessions.set(session.sid, session);
    answer.setHeader('X-HTTP-Session-Id', session.sid);
    answer.end(piece([[0, ['c', session.sid, '', ...VERSIONS, KEEP_ALIVE]]]));
    for (const each of heard) session.hear(each);
  }

  async function answerTo(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { pathname, searchParams: asked } = new URL(request.url ?? '', 'http://double');
    answer.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    answer.setHeader('Access-Control-Allow-Credentials', 'true');
    answer.setHeader('Access-Control-Expose-Headers', 'X-HTTP-Session-Id');
    answer.setHeader('Cache-Control', 'no-store');
    answer.setHeader('Content-Type', 'text/plain');
    if (pathname !== PATH) return void answer.writeHead(404).end();
    const form = new URLSearchParams(request.method === 'POST' ? await textOf(request) : '');
    const sid = asked.get('SID');
    if (sid === null) return begin(form, answer);
    const session = sessions.get(sid);
    if (session === undefined) return void answer.writeHead(400).end('Unknown SID');
    if (asked.get('TYPE') === 'terminate') {
      sessions.delete(sid);
      session.end();
      return void answer.end();
    }
    if (asked.get('RID') === 'rpc')
      return session.listenOn(answer, Number(asked.get('AID')), asked.get('CI') === '0');
    for (const each of heardIn(form)) session.hear(each);
    answer.end(piece(session.state()));
  }

  return {
    answer: (request, answer) => {
      answerTo(request, answer).catch((error: unknown) => answer.writeHead(400).end(String(error)));
    },
    end: () => {
      for (const session of sessions.values()) session.end();
      sessions.clear();
    },
  };
}
