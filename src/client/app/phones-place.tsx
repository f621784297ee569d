// The addresses about a person's phones: `/link`, and `/link/…` of a code or a letter.

import { TakeScreen } from '../features/links/take-screen.tsx';
import { PhonesScreen } from '../features/phones/phones-screen.tsx';

export function PhonesPlace({ params: { secret } }: { params: Record<string, string> }) {
  return secret === undefined || secret === '' ? <PhonesScreen /> : <TakeScreen secret={secret} />;
}
