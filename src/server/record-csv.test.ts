import { describe, expect, it } from 'vitest';
import { EXPORTED_KINDS } from '../domain/record-fields.ts';
import { RECORD_COLUMNS } from './record-csv.ts';

describe('record columns', () => {
  it('hold every exported field of ideas, comments and the meeting', () => {
    for (const { kind, fields } of EXPORTED_KINDS) {
      if (kind.name === 'theme') continue; // its name stands in the column of the idea
      for (const [name, fate] of Object.entries(fields)) {
        const columns = RECORD_COLUMNS.filter((column) => column === name || column.startsWith(`${name}.`));
        if (fate === 'exported') expect(columns, `${kind.name}.${name}`).not.toEqual([]);
      }
    }
  });

  it('are never those of a person', () => {
    expect(RECORD_COLUMNS).not.toContain('author');
    expect(RECORD_COLUMNS).toEqual(
      expect.arrayContaining(['place.name', 'place.lat', 'hidden.reason', 'present']),
    );
    expect(new Set(RECORD_COLUMNS).size).toBe(RECORD_COLUMNS.length);
  });
});
