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
const STEM = 6;
const LIKENESS_MIN = 0.6;

/** The words of a title that carry meaning, cut to their beginnings. */
export function stemsOf(title: string): ReadonlySet<string> {
  const words = title
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !COMMON.has(word));
  return new Set(words.map((word) => word.slice(0, STEM)));
}

/** Share of common words: 0 nothing, 1 the same. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Pairs that look alike, most alike first. Only titles that share a word are compared. */
export function similarPairs<T extends Titled>(ideas: readonly T[], limit: number): Pair<T>[] {
  const stems = ideas.map((idea) => stemsOf(idea.title));
  const withStem = new Map<string, number[]>();
  const pairs: Pair<T>[] = [];
  ideas.forEach((b, index) => {
    const mine = stems[index] ?? new Set<string>();
    const near = new Set([...mine].flatMap((stem) => withStem.get(stem) ?? []));
    for (const other of near) {
      const a = ideas[other];
      const likeness = likenessOf(mine, stems[other] ?? new Set());
      if (a !== undefined && likeness >= LIKENESS_MIN) pairs.push({ a, b, likeness });
    }
    for (const stem of mine) withStem.set(stem, [...(withStem.get(stem) ?? []), index]);
  });
  return pairs.sort((one, two) => two.likeness - one.likeness).slice(0, limit);
}
