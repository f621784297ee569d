// What stands at the foot of every wall: settings for who shows it, and the mark of a lost line.
import { Controls } from './controls.tsx';
import { LineMark } from './line-mark.tsx';
import css from './projector.module.css';

/** `host` is the address of the host's screen; `place` puts the foot into the wall's own grid. */
export function WallFoot(props: { host: string; place?: string | undefined }) {
  return (
    <footer class={`${css.foot} ${props.place ?? ''}`}>
      <Controls host={props.host} />
      <LineMark />
    </footer>
  );
}
