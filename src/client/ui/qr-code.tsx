// A QR code as one vector path: sharp on a phone, on the wall and on paper. Always dark on white, or cameras fail.
import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import css from './qr-code.module.css';

/** The code of a text; `label` is what a screen reader says instead. */
export function QrCode(props: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(props.text), [props.text]);
  return (
    <svg class={css.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#1b2a33" shape-rendering="crispEdges" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  // Level M survives a crease in the poster; four modules of white around are what the standard asks for.
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark && row[x - 1] !== true ? [`M${x} ${y}h${runFrom(row, x)}v1H${x}z`] : [])),
  );
  return { size, path: runs.join('') };
}

function runFrom(row: readonly boolean[], start: number): number {
  const end = row.indexOf(false, start);
  return (end === -1 ? row.length : end) - start;
}
