// GET /v1/areas/:area/live: the doorbell as server-sent events. Says that there is news, never what.
import { Hono } from 'hono';
import type { AreaId } from '../../domain/ids.ts';
import { areaStream } from '../../domain/kind.ts';
import { formatCursor } from '../../protocol/cursor.ts';
import type { Ring } from '../../protocol/feed.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { traceOf } from '../log.ts';
import { areaExists } from '../usecases/read-changes.ts';
import { withArea } from './areas.ts';

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** No stream, and no try again: /v1/meta says where to listen. */
const ELSEWHERE = { 'Cache-Control': CACHE.list };

/** Open streams on one server; whoever comes later polls. */
const STREAMS = 5000;
/** Unread events after which a reader gets no more until it reads. */
const BACKLOG = 16;

/** Time in ms over which phones spread their pulls, so that a full hall does not ask in the same instant. */
export function spreadFor(listeners: number): number {
  return listeners < 50 ? 0 : Math.min(10_000, Math.round(((listeners - 50) / 950) * 2000));
}

export function liveRoutes(deps: AppDeps): Hono {
  let open = 0;
  /** Told once until a ring can be read again, not by each of a thousand streams. */
  let isTold = false;
  const { storage, bell, bellPlace, live, closing, log } = deps;

  function stream(areaId: AreaId): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    let stop = (): void => {};
    return new ReadableStream({
      start: (controller) => {
        let isOver = false;
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) > -BACKLOG) controller.enqueue(encoder.encode(text));
        };
        const ring = async (): Promise<void> => {
          const cursor = formatCursor(await storage.head(areaStream(areaId)));
          const news: Ring = { cursor, spread: spreadFor(bell.listeners(areaId)) };
          isTold = false;
          if (!isOver) send(`event: head\ndata: ${JSON.stringify(news)}\n\n`);
        };
        /** One that cannot be read is left out: the next comes with the next news or sign of life. */
        const tryRing = (): void => {
          ring().catch((error: unknown) => {
            if (isTold || isOver) return;
            isTold = true;
            log.error('ring-failed', traceOf(error));
          });
        };
        // The same head again: browsers do not show comments to pages, and silence must be told from a dead line.
        const heartbeat = setInterval(tryRing, live.heartbeat);
        const unlisten = bell.listen(areaId, tryRing);
        const end = (): void => {
          stop();
          controller.close();
        };
        const life = setTimeout(end, live.life());
        closing.addEventListener('abort', end);
        open++;
        stop = () => {
          if (isOver) return;
          isOver = true;
          open--;
          clearInterval(heartbeat);
          clearTimeout(life);
          unlisten();
          closing.removeEventListener('abort', end);
        };
        tryRing();
      },
      cancel: () => stop(),
    });
  }

  return new Hono().get(
    '/areas/:area/live',
    withArea(async (_c, areaId) => {
      if (bellPlace !== undefined) return new Response(null, { status: 204, headers: ELSEWHERE });
      if (!(await areaExists(storage, areaId))) return problemAnswer({ problem: 'no-area' });
      if (open >= STREAMS || closing.aborted)
        return problemAnswer({ problem: 'unavailable', retryAfter: 30 });
      return new Response(stream(areaId), { headers: HEADERS });
    }),
  );
}
