// What the double refuses, with the status that Firestore gives for it.
import { status } from '@grpc/grpc-js';

/** Ends a call with a gRPC status. */
export class Refused extends Error {
  readonly code: status;
  readonly details: string;
  constructor(code: status, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

export const exhausted = (): Refused => new Refused(status.RESOURCE_EXHAUSTED, 'Quota exceeded.');
export const denied = (): Refused =>
  new Refused(status.PERMISSION_DENIED, 'Missing or insufficient permissions.');
export const invalid = (why: string): Refused => new Refused(status.INVALID_ARGUMENT, why);
export const aborted = (why: string): Refused => new Refused(status.ABORTED, why);
export const failedPrecondition = (why: string): Refused => new Refused(status.FAILED_PRECONDITION, why);
