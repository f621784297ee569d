// An idea as a file has it, before it is known whether the rules accept it.
export type SourceIdea = {
  /** Where in the file, so that a person finds it. */
  readonly line: number;
  /** What makes it this idea and no other; its id is made from this. */
  readonly identity: readonly string[];
  readonly title: string;
  readonly text?: string | undefined;
  readonly theme?: string | undefined;
  readonly authorName?: string | undefined;
  readonly place?: { readonly name: string; readonly lat?: number; readonly lon?: number } | undefined;
};

export type BadRow = { readonly line: number; readonly reason: string };

export type Source =
  | { readonly ideas: readonly SourceIdea[]; readonly bad: readonly BadRow[] }
  /** Nothing of the file can be read. */
  | { readonly why: string };
