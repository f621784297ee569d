// A person's e-mail address, strict: what passes can stand in a header or an SMTP command as it is.
import * as v from 'valibot';

const WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const ADDRESS = new RegExp(`^${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`);
/** Limits of SMTP (RFC 5321, 4.5.3.1) in characters: of a whole address and of what stands before the @. */
const LIMITS = { address: 254, local: 64 } as const;

/**
 * One mailbox at a domain with a dot, all ASCII; blanks around it go, the domain becomes lower case. No display names,
 * comments, quotes, address literals or control characters.
 */
export const EmailAddress = v.pipe(
  v.string(),
  v.maxLength(LIMITS.address * 2, 'too-long'),
  v.transform((text) => text.trim().replace(/@[^@]*$/, (domain) => domain.toLowerCase())),
  v.minLength(1, 'empty'),
  v.maxLength(LIMITS.address, 'too-long'),
  v.regex(ADDRESS, 'not-an-address'),
  v.check((text) => text.indexOf('@') <= LIMITS.local, 'not-an-address'),
  v.brand('EmailAddress'),
);
export type EmailAddress = v.InferOutput<typeof EmailAddress>;
