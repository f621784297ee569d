// The list of ideas and the form of a new one: the list stays drawn under the form, so that what was sent is there at
// once and who goes back waits for nothing.
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { AreaId } from '../../../domain/ids.ts';
import css from './ideas.module.css';
import { IdeasScreen } from './ideas-screen.tsx';
import { NewIdeaScreen } from './new-idea-screen.tsx';

// Who came to write first gets the list when her form has long been drawn.
const CALM_MS = 700;
// A picture that takes longer is not waited for.
const LATE_MS = 300;

/** `draftId` opens a certain draft, for instance a refused one. */
export function IdeasPlace(props: { areaId: AreaId; isWriting: boolean; draftId: string | undefined }) {
  const { areaId, isWriting, draftId } = props;
  const { route } = useLocation();
  const [hasList, setHasList] = useState(!isWriting);
  const [isSent, setSent] = useState(false);
  const isUnder = isWriting && !isSent;
  useEffect(() => {
    setTimeout(setHasList, CALM_MS, true);
  }, []);
  // The sent idea comes before the eyes first; the end of the form and the address come after that picture, or without
  // one on a phone in a pocket, and not to who has gone on by then.
  useLayoutEffect(() => {
    if (!isWriting) setSent(false);
    if (!isWriting || !isSent) return;
    let isHere = true;
    const end = () => isHere && route('/ideas', true);
    requestAnimationFrame(() => {
      if (!isHere) return;
      scrollTo(0, 0);
      setTimeout(end);
    });
    setTimeout(end, LATE_MS);
    return () => {
      isHere = false;
    };
  }, [isWriting, isSent]);
  const onSent = (then?: () => void): void => {
    setSent(true);
    if (then !== undefined) requestAnimationFrame(() => setTimeout(then));
  };
  const form = useMemo(
    () => <NewIdeaScreen key={draftId} areaId={areaId} draftId={draftId} onSent={onSent} />,
    [areaId, draftId],
  );
  return (
    <>
      {(hasList || !isUnder) && (
        <div class={css.list} hidden={isUnder}>
          <IdeasScreen areaId={areaId} isUnder={isUnder} />
        </div>
      )}
      {isWriting && <div hidden={isSent}>{form}</div>}
    </>
  );
}
