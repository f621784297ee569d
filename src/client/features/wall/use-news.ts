// Tells screen readers what happens on the wall: arrivals gathered over some seconds, a new stage at once.
import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../../i18n/words.ts';
import type { Evening } from '../../store/queries/evening.ts';
import { announce } from '../../ui/live-region.tsx';

const GATHER_MS = 8000;

/** Follows an evening while the wall shows it. */
export function useNews({ meeting, ideas }: Evening): void {
  const told = useRef<ReadonlySet<string>>(new Set(ideas.map(({ idea }) => idea.id)));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(ideas);
  latest.current = ideas;
  useEffect(() => {
    if (timer.current !== undefined || ideas.every(({ idea }) => told.current.has(idea.id))) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const arrived = latest.current.filter(({ idea }) => !told.current.has(idea.id)).length;
      told.current = new Set(latest.current.map(({ idea }) => idea.id));
      if (arrived > 0) announce(plural('ideas.arrived', arrived));
    }, GATHER_MS);
  }, [ideas]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const isClosed = meeting.closedAt !== undefined;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) {
      announce(isClosed ? t('wall.thanks') : t('host.stageIs', { stage: t(`stage.${meeting.stage}`) }));
    }
    isFirst.current = false;
  }, [meeting.stage, isClosed]);
}
