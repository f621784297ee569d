// The tables, in one place. A change of them is a new step in MIGRATIONS, never an edit of an old one.

const FIRST = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  -- Every row at its newest revision; a removed one keeps its place without its content.
  CREATE TABLE rows (
    kind TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, rv INTEGER NOT NULL,
    del INTEGER NOT NULL, changed_at TEXT NOT NULL, body TEXT,
    PRIMARY KEY (kind, id)
  );
  CREATE UNIQUE INDEX rows_by_revision ON rows (stream, rv);
  CREATE INDEX removed_rows ON rows (changed_at) WHERE del = 1;

  -- The newest revision of each stream, and the newest one that was forgotten.
  CREATE TABLE heads (stream TEXT PRIMARY KEY, rv INTEGER NOT NULL, horizon INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE clients (
    client TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, member TEXT NOT NULL,
    last INTEGER NOT NULL, seen_at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE sessions (hash TEXT PRIMARY KEY, member TEXT NOT NULL) WITHOUT ROWID;

  -- What was answered to each command, and which rows it touched.
  CREATE TABLE verdicts (
    client TEXT NOT NULL, seq INTEGER NOT NULL, command_id TEXT NOT NULL,
    rejection TEXT, keys TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (client, seq)
  ) WITHOUT ROWID;
  CREATE INDEX refused_commands ON verdicts (at) WHERE rejection IS NOT NULL;
`;

/** A person's command is judged once, whichever of her clients sends it. */
const FIND_COMMANDS = 'CREATE INDEX verdicts_by_command ON verdicts (command_id);';

/** Step n brings a database of version n to version n + 1 (PRAGMA user_version). */
export const MIGRATIONS: readonly string[] = [FIRST, FIND_COMMANDS];
