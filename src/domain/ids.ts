// Ids and what they look like. Every id is made by the side that first needs it; the brand keeps kinds apart.
import * as v from 'valibot';

// Version 7 (RFC 9562) from phones and the server; version 8 for ids derived from imported content.
const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);

export const AreaId = v.pipe(uuid, v.brand('AreaId'));
export const ThemeId = v.pipe(uuid, v.brand('ThemeId'));
export const IdeaId = v.pipe(uuid, v.brand('IdeaId'));
export const CommentId = v.pipe(uuid, v.brand('CommentId'));
export const MeetingId = v.pipe(uuid, v.brand('MeetingId'));
export const SeriesId = v.pipe(uuid, v.brand('SeriesId'));
export const RoundId = v.pipe(uuid, v.brand('RoundId'));
export const SeatId = v.pipe(uuid, v.brand('SeatId'));
export const MemberId = v.pipe(uuid, v.brand('MemberId'));
export const CommandId = v.pipe(uuid, v.brand('CommandId'));
/** 128 random bits in hexadecimal: one browser storage. */
export const ClientId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/), v.brand('ClientId'));
/** 256 random bits in hexadecimal; whoever holds it is trusted, so only its hash is ever stored by the server. */
export const Secret = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.brand('Secret'));
/** Short code of a meeting, read aloud and typed: no letter or digit that looks like another. */
export const JoinCode = v.pipe(
  v.string(),
  v.regex(/^[2346789ABCDEFGHJKMNPQRTUVWXYZ]{6}$/),
  v.brand('JoinCode'),
);
export const JOIN_CODE_ALPHABET = '2346789ABCDEFGHJKMNPQRTUVWXYZ';

/** The whole installation, where no single area is meant. */
export const SITE = 'site';
export const Scope = v.union([AreaId, v.literal(SITE)]);

export type AreaId = v.InferOutput<typeof AreaId>;
export type ThemeId = v.InferOutput<typeof ThemeId>;
export type IdeaId = v.InferOutput<typeof IdeaId>;
export type CommentId = v.InferOutput<typeof CommentId>;
export type MeetingId = v.InferOutput<typeof MeetingId>;
export type SeriesId = v.InferOutput<typeof SeriesId>;
export type RoundId = v.InferOutput<typeof RoundId>;
export type SeatId = v.InferOutput<typeof SeatId>;
export type MemberId = v.InferOutput<typeof MemberId>;
export type CommandId = v.InferOutput<typeof CommandId>;
export type ClientId = v.InferOutput<typeof ClientId>;
export type Secret = v.InferOutput<typeof Secret>;
export type JoinCode = v.InferOutput<typeof JoinCode>;
export type Scope = v.InferOutput<typeof Scope>;

/** Bytes as two hexadecimal digits each. */
export const hexOf = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A UUID of version 7 or 8 from 16 bytes: the caller gives time and randomness (or a hash), this sets the
 * version and variant bits (RFC 9562, 4.1 and 4.2).
 */
export function uuidFrom(bytes: Uint8Array, version: 7 | 8): string {
  const marked = [...bytes.slice(0, 16)].map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | (version << 4);
    if (index === 8) return (byte & 0x3f) | 0x80;
    return byte;
  });
  const hex = hexOf(marked);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** A version 7 UUID: 48 bits of milliseconds since 1970, then randomness. */
export function uuidv7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.slice(0, 16));
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  return uuidFrom(bytes, 7);
}
