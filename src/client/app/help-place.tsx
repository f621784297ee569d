// The addresses of Help: one page for residents and one for hosts.
import { HelpScreen } from '../features/help/help-screen.tsx';
import { LostScreen } from './lost-screen.tsx';

/** `/help` and `/help/host`. */
export function HelpPlace({ params: { part = '' } }: { params: Record<string, string> }) {
  switch (part) {
    case '':
      return <HelpScreen key="residents" book="residents" />;
    case 'host':
      return <HelpScreen key="hosts" book="hosts" />;
    default:
      return <LostScreen />;
  }
}
