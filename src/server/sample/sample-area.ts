// What a sample neighbourhood consists of.
import type { Stance } from '../../domain/comment.ts';
import type { MEETING_TYPES } from '../../domain/meeting.ts';
import type { LocalText } from '../../domain/text.ts';

export type SampleIdea = {
  readonly title: string;
  readonly text?: string;
  readonly theme: string;
  readonly place?: { readonly name: string; readonly lat?: number; readonly lon?: number };
  readonly supports: number;
  readonly comments: readonly (readonly [Stance, string])[];
};

export type SampleMeeting = {
  readonly title: LocalText;
  readonly type: (typeof MEETING_TYPES)[number];
  readonly place: string;
  readonly agenda: LocalText;
  readonly code: string;
};

export type SampleArea = {
  readonly name: LocalText;
  readonly intro: LocalText;
  readonly themes: Readonly<Record<string, { readonly name: LocalText; readonly thread: number }>>;
  readonly meeting: SampleMeeting;
  /** To come, in some days. */
  readonly next: SampleMeeting & { readonly capacity: number };
  /** First names that some authors give. */
  readonly names: readonly string[];
  readonly ideas: readonly SampleIdea[];
};
