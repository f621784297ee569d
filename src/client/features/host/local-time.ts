// Between the time that a datetime field holds (local, to the minute) and the UTC time that rows hold.

const two = (part: number): string => String(part).padStart(2, '0');

/** What a datetime field shows for a stored time; empty for none. */
export function toField(time: string | undefined): string {
  if (time === undefined) return '';
  const at = new Date(time);
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The time to store for what a datetime field holds; undefined where it is empty or half-filled. */
export function fromField(text: string): string | undefined {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
