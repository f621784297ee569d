// The numbers by which a phone and a server find out whether they understand each other.

/** Sent by the server in the header X-Api of every answer; anything without it comes from somebody else (N8). */
export const API_VERSION = '1';
/** Raised when a phone's build can do something that servers must know of. */
export const CLIENT_BUILD = 1;
/** Older builds are answered 426 and must update; raised only in an emergency. */
export const MIN_CLIENT_BUILD = 1;
/** Raised when stored rows change so that phones must fetch a snapshot again. */
export const ROW_SCHEMA = 1;

export const LIMITS = {
  /** Commands in one batch. */
  batch: 50,
  /** Bytes of one request's body. */
  body: 262_144,
  /** Rows in one page of changes. */
  page: 500,
  /** Rows in one page of a snapshot. */
  snapshotPage: 200,
} as const;
