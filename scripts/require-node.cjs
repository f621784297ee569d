// Runs before every script, on whatever Node the machine has: says in one line what to do when Node 24 did not install.
'use strict';
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'Kehrä needs Node 24; this is ' +
      process.version +
      '. It comes with the packages: run "npm ci" (with install scripts allowed), or install Node 24 yourself.',
  );
  process.exit(1);
}
