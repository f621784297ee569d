// A TCP proxy that does what bad networks do: slow, cut, swallow, half-open and reset connections.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Turned by the test at any time; new data and new connections feel it at once. */
export type Faults = {
  /** Delay of every piece of data in each direction, in ms. */
  latency: number;
  /** Cut a connection after so many bytes of answer. */
  cutAfter: number | undefined;
  /** The server gets the request, the phone never the answer. */
  swallowsReplies: boolean;
  /** Connections open, and then nothing ever comes or goes. */
  isHalfOpen: boolean;
  /** Connections are reset as soon as they open. */
  resets: boolean;
};

export type TcpProxy = {
  readonly port: number;
  readonly faults: Faults;
  /** Connections made so far. */
  readonly connections: () => number;
  /** Resets every open connection. */
  drop(): void;
  close(): Promise<void>;
};

export const NO_FAULTS: Readonly<Faults> = {
  latency: 0,
  cutAfter: undefined,
  swallowsReplies: false,
  isHalfOpen: false,
  resets: false,
};

export async function tcpProxy(target: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const faults: Faults = { ...NO_FAULTS };
  const open = new Set<Socket>();
  let connections = 0;

  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };

  const server = createServer((phone) => {
    connections++;
    keep(phone);
    if (faults.resets) {
      phone.resetAndDestroy();
      return;
    }
    if (faults.isHalfOpen) return;
    const upstream = connect(target, host);
    keep(upstream);
    let answered = 0;
    forward(phone, upstream, faults, (piece) => piece);
    forward(upstream, phone, faults, (piece) => {
      if (faults.swallowsReplies || faults.isHalfOpen) return undefined;
      answered += piece.length;
      const over = faults.cutAfter === undefined ? 0 : answered - faults.cutAfter;
      return over > 0 ? 'cut' : piece;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const drop = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    port: portOf(server.address()),
    faults,
    connections: () => connections,
    drop,
    close: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}

/** Passes data on after the delay, in order; `pass` may swallow a piece or cut the line. */
function forward(
  from: Socket,
  to: Socket,
  faults: Faults,
  pass: (piece: Buffer) => Buffer | 'cut' | undefined,
): void {
  let queue = Promise.resolve();
  const later = (then: () => void): void => {
    const { latency } = faults;
    queue = queue.then(async () => {
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
      then();
    });
  };
  from.on('data', (piece) => {
    const passed = pass(piece);
    if (passed === 'cut') {
      from.resetAndDestroy();
      to.resetAndDestroy();
    } else if (passed !== undefined) later(() => to.write(passed));
  });
  from.on('end', () => later(() => to.end()));
  from.on('close', () => later(() => to.destroy()));
}
