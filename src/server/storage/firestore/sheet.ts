// Documents of one collection as one transaction knows them: what it has read, what it will write, what it still lacks.

/** Something was asked for that was not read yet; it is noted, and will be there the next time. */
export class NotRead extends Error {
  constructor() {
    super('not read yet');
  }
}

export class Sheet<T> {
  private readonly read = new Map<string, T | undefined>();
  private written = new Map<string, T | undefined>();
  readonly wanted = new Set<string>();

  /** The document as it will be; throws `NotRead` where nobody knows it. */
  get(id: string): T | undefined {
    if (this.written.has(id)) return this.written.get(id);
    if (!this.want(id)) throw new NotRead();
    return this.read.get(id);
  }

  set(id: string, doc: T | undefined): void {
    this.written.set(id, doc);
  }

  /** Whether the document is known; where not, it will be read. */
  want(id: string): boolean {
    if (this.read.has(id) || this.written.has(id)) return true;
    this.wanted.add(id);
    return false;
  }

  /** A document was read, or found missing. */
  learn(id: string, doc: T | undefined): void {
    this.wanted.delete(id);
    if (!this.read.has(id)) this.read.set(id, doc);
  }

  /** All documents that there will be, as far as known. */
  *known(): Iterable<T> {
    for (const [id, doc] of this.read) if (doc !== undefined && !this.written.has(id)) yield doc;
    for (const doc of this.written.values()) if (doc !== undefined) yield doc;
  }

  /** What was written so far, as a point to go back to. */
  mark(): () => void {
    const mark = new Map(this.written);
    return () => {
      this.written = new Map(mark);
    };
  }

  /** What is to be written, beside what is there. */
  changes(): { readonly id: string; readonly before: T | undefined; readonly after: T | undefined }[] {
    return [...this.written].flatMap(([id, after]) => {
      const before = this.read.get(id);
      return before === undefined && after === undefined ? [] : [{ id, before, after }];
    });
  }
}
