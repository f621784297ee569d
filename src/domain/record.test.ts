import { describe, expect, it } from 'vitest';
import { EXPORTED_KINDS } from './record-fields.ts';

describe('record', () => {
  for (const { kind, fields } of EXPORTED_KINDS) {
    it(`every field of ${kind.name} is either exported or deliberately left out`, () => {
      expect(Object.keys(fields).sort()).toEqual(Object.keys(kind.schema.entries).sort());
    });
  }

  it('who wrote what on which phone stays inside', () => {
    for (const { fields } of EXPORTED_KINDS) {
      const fates: Readonly<Record<string, string>> = fields;
      expect(fates.author ?? 'omitted').toBe('omitted');
    }
  });
});
