// What the app is made of; the composition root and the tests each choose.
import type { BellPlace } from '../protocol/feed.ts';
import type { Log } from './log.ts';
import type { Bell, Clock, Mail, Storage } from './ports.ts';
import type { StaticFiles } from './static-files.ts';

export type AppDeps = {
  readonly storage: Storage;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: StaticFiles;
  /** Phones of an older build are told to update. */
  readonly minBuild: number;
  /** People reach the site by https: cookies are then marked so. */
  readonly isHttps: boolean;
  /** The site's address as configured; passkeys are made for its host. Without one: for `localhost`. */
  readonly origin?: string | undefined;
  /** A reverse proxy in front tells the callers' addresses. */
  readonly isBehindProxy: boolean;
  /** Times of live streams in ms: between two signs of life, and how long a stream lasts. */
  readonly live: { readonly heartbeat: number; readonly life: () => number };
  /** What phones subscribe to push messages for, and whether letters go out or into a folder. */
  readonly office: { readonly pushKey: string; readonly mail: Mail['kind'] };
  /** Where phones hear the bells; undefined: on this server's event streams. */
  readonly bellPlace?: BellPlace | undefined;
  /** Aborted when the server stops: open streams end. */
  readonly closing: AbortSignal;
};
