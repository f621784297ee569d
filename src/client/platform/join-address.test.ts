import { expect, test } from 'vitest';
import { isOnlyHere, joinAddress, shortAddress } from './join-address.ts';

test('an address is complete for cameras and short for people', () => {
  const address = joinAddress('KEHRA2', 'https://ideat.example.fi');
  expect(address).toBe('https://ideat.example.fi/j/KEHRA2');
  expect(shortAddress(address)).toBe('ideat.example.fi/j/KEHRA2');
  expect(shortAddress(joinAddress('KEHRA2', 'http://10.0.0.7:8787'))).toBe('10.0.0.7:8787/j/KEHRA2');
});

test('a loopback address leads no phone anywhere', () => {
  expect(['localhost', '127.0.0.1', '[::1]'].map((name) => isOnlyHere(name))).toEqual([true, true, true]);
  expect(['10.0.0.7', 'ideat.example.fi'].map((name) => isOnlyHere(name))).toEqual([false, false]);
});
