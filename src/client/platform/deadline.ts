// How long an answer may take.

/** Gives up so many ms from now. `AbortSignal.timeout` is too new for the phones that we mean. */
export function deadline(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}
