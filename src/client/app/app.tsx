// The whole app as one component: addresses, frame, screens.
import { LocationProvider } from 'preact-iso/router';
import { startAppearance } from '../platform/appearance.ts';
import { watchInstall } from '../platform/install.ts';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import '../ui/tokens.css';
import '../ui/base.css';

// Before the first drawing: a dark screen must not flash light, and the browser's offer comes only once.
startAppearance();
watchInstall();

/** Rendered once by the composition root, inside the store's provider. */
export function App() {
  return (
    <LocationProvider>
      <Shell>
        <Routes />
      </Shell>
    </LocationProvider>
  );
}
