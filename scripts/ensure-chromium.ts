// Before the tests: makes sure that there is a Chromium, installing Debian's where that is allowed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../tests/support/find-chromium.ts';

const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');

function install(): void {
  console.log('No Chromium found: installing Debian’s.');
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
  });
}

if (findChromium() === undefined && mayInstall) install();
const found = findChromium();
if (found === undefined) {
  console.error('The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.');
  process.exit(1);
}
console.log(`Browser for the tests: ${found}`);
