// A member: a person as the server knows her, without a name or an account; she may own several clients.
import * as v from 'valibot';
import { MemberId } from './ids.ts';
import { Time } from './text.ts';

export const Member = {
  name: 'member',
  schema: v.object({ kind: v.literal('member'), id: MemberId, since: Time }),
};
/** The server's own member: it acts under the same rules as all else. */
export const SYSTEM_MEMBER = v.parse(MemberId, '00000000-0000-8000-8000-000000000001');
export type Member = v.InferOutput<typeof Member.schema>;
