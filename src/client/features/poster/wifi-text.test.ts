import { expect, test } from 'vitest';
import { wifiText } from './wifi-text.ts';

test('a network with and without a password, and none', () => {
  expect(wifiText('Koulu', 'kevät27')).toBe('WIFI:S:Koulu;T:WPA;P:kevät27;;');
  expect(wifiText(' Koulu ', '')).toBe('WIFI:S:Koulu;T:nopass;;');
  expect(wifiText('  ', 'x')).toBeUndefined();
});

test('signs that would end a field early are escaped', () => {
  expect(wifiText('a;b', 'c:"d\\')).toBe('WIFI:S:a\\;b;T:WPA;P:c\\:\\"d\\\\;;');
});
