// A member: a person as the server knows her, without a name or an account; she may own several clients.
import * as v from 'valibot';
import { MemberId } from './ids.ts';
import { Time } from './text.ts';

export const Member = {
  name: 'member',
  schema: v.object({ kind: v.literal('member'), id: MemberId, since: Time }),
};
export type Member = v.InferOutput<typeof Member.schema>;
