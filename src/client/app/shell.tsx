// The frame around every screen: the area's name, the language, the places, and the strips that say how things are.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { plural, t } from '../i18n/words.ts';
import { arrived } from '../platform/navigation.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { StitchRule } from '../ui/thread.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { AreaName } from './area-name.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Notices } from './notices.tsx';
import css from './shell.module.css';
import { useWaiting } from './waiting.ts';

type Place = { href: string; icon: IconName; label: string; roots: readonly string[] };

const places = (): Place[] => [
  { href: '/ideas', icon: 'idea', label: t('nav.ideas'), roots: ['ideas', ''] },
  { href: '/meetings', icon: 'meeting', label: t('nav.meetings'), roots: ['meetings', 'kehra', 'j'] },
  { href: '/vote', icon: 'vote', label: t('nav.vote'), roots: ['vote'] },
  { href: '/me', icon: 'person', label: t('nav.me'), roots: ['me', 'notices', 'help', 'host', 'invite'] },
];

/** The wall and what is printed are for looking at, not for walking about: they have the screen to themselves. */
const isBare = (path: string): boolean => /^\/wall\/|\/(poster|slips|ballot)$/.test(path);

export function Shell(props: { children: ComponentChildren }) {
  const { path } = useLocation();
  // Before it is painted, and after what a list scrolls back to.
  useLayoutEffect(arrived, [path]);
  const screen = <ErrorBoundary resetOn={path}>{props.children}</ErrorBoundary>;
  if (isBare(path)) return <main id="main">{screen}</main>;
  return (
    <div class={css.shell}>
      <a class={css.skip} href="#main">
        {t('app.skip')}
      </a>
      <header class={css.top}>
        <div class={css.topRow}>
          <AreaName />
          {!path.startsWith('/j/') && <LanguageSwitch />}
        </div>
        <StitchRule />
      </header>
      <Places path={path} />
      <div class={css.page}>
        <Notices />
        <main id="main" tabIndex={-1} class={css.main}>
          {screen}
        </main>
      </div>
      <ToastRegion closeLabel={t('act.close')} />
      <LiveRegion />
    </div>
  );
}

function Places(props: { path: string }) {
  const root = props.path.split('/')[1] ?? '';
  const waiting = useWaiting();
  return (
    <nav class={css.places} aria-label={t('app.places')}>
      <ul>
        {places().map(({ href, icon, label, roots }) => (
          <li key={href}>
            <a href={href} aria-current={roots.includes(root) ? 'page' : undefined}>
              <Icon name={icon} />
              <span class={css.label}>{label}</span>
              {href === '/me' && waiting > 0 && (
                <b class={css.badge}>
                  <span aria-hidden="true">{waiting}</span>
                  <VisuallyHidden>{plural('nav.waiting', waiting)}</VisuallyHidden>
                </b>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
