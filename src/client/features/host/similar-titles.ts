// Which ideas may be the same one written twice: pairs whose titles share most of their words. Works offline, in any of
// the three languages; a host decides.

export type Titled = { readonly id: string; readonly title: string };
export type Pair<T extends Titled> = { readonly a: T; readonly b: T; readonly likeness: number };

// Words so common that sharing them says nothing.
const COMMON = new Set(
  'ja tai on ei se ne että jos kun joka mikä enemmän lisää uusi uudet uusia och eller är en ett den det att för på i med mera mer fler nya nytt the a an and or to of for in on at more new'.split(
    ' ',
  ),
);
// Endings of Finnish and Swedish words vary; their beginnings seldom do.
const BEGINNING_MIN = 4;
const BEGINNING_SHARE = 0.6;
const LIKENESS_MIN = 0.6;

/** The words of a title that carry meaning. */
export function wordsOf(title: string): readonly string[] {
  const words = title
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !COMMON.has(word));
  return [...new Set(words)];
}

/** The same word, or two forms of one: they begin alike for most of the shorter one. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= BEGINNING_MIN && shared >= shorter * BEGINNING_SHARE;
}

/** How large a part of all words has its like in the other title: 0 nothing, 1 everything. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const inOther = (mine: readonly string[], other: readonly string[]): number =>
    mine.filter((word) => other.some((candidate) => isSameWord(word, candidate))).length;
  return (inOther(a, b) + inOther(b, a)) / (a.length + b.length);
}

/** Pairs that look alike, most alike first. Only titles with words that begin alike are compared. */
export function similarPairs<T extends Titled>(ideas: readonly T[], limit: number): Pair<T>[] {
  const words = ideas.map((idea) => wordsOf(idea.title));
  const withBeginning = new Map<string, number[]>();
  const pairs: Pair<T>[] = [];
  ideas.forEach((b, index) => {
    const mine = words[index] ?? [];
    const beginnings = new Set(mine.map((word) => word.slice(0, BEGINNING_MIN)));
    const near = new Set([...beginnings].flatMap((beginning) => withBeginning.get(beginning) ?? []));
    for (const other of near) {
      const a = ideas[other];
      const likeness = likenessOf(mine, words[other] ?? []);
      if (a !== undefined && likeness >= LIKENESS_MIN) pairs.push({ a, b, likeness });
    }
    for (const beginning of beginnings) {
      withBeginning.set(beginning, [...(withBeginning.get(beginning) ?? []), index]);
    }
  });
  return pairs.sort((one, two) => two.likeness - one.likeness).slice(0, limit);
}
