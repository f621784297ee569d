// A request's body as a value that passed its schema.
import * as v from 'valibot';
import { isRefusal, type Refusal } from '../usecases/refusal.ts';

export async function readBody<S extends v.GenericSchema>(
  request: Request,
  schema: S,
): Promise<{ readonly body: v.InferOutput<S> } | Refusal> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return { problem: 'malformed', detail: 'the content type must be application/json' };
  }
  const read = await readJson(request);
  if (isRefusal(read)) return read;
  const parsed = v.safeParse(schema, read.json, { abortEarly: true });
  if (parsed.success) return { body: parsed.output };
  return { problem: 'malformed', detail: v.getDotPath(parsed.issues[0]) ?? 'the body' };
}

async function readJson(request: Request): Promise<{ readonly json: unknown } | Refusal> {
  try {
    return { json: await request.json() };
  } catch {
    return { problem: 'malformed', detail: 'the body is not JSON' };
  }
}
