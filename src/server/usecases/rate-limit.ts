// Token buckets: so many requests at once, so many a second after that.
export type Limit = { readonly burst: number; readonly perSecond: number };

type Bucket = { tokens: number; at: number };

/** Buckets are forgotten, fullest first by age, when there are more than this. */
const KEPT = 20_000;

/** Answers 0 where the request may pass, else the seconds to wait. `now` is in ms. */
export type RateLimit = (name: string, now: number) => number;

export function rateLimit({ burst, perSecond }: Limit): RateLimit {
  const buckets = new Map<string, Bucket>();
  return (name, now) => {
    const before = buckets.get(name) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + (Math.max(0, now - before.at) / 1000) * perSecond);
    const isFree = tokens >= 1;
    buckets.delete(name);
    buckets.set(name, { tokens: isFree ? tokens - 1 : tokens, at: now });
    const oldest = buckets.size > KEPT ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return isFree ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}
