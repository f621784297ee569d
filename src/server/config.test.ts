import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('config', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      config: {
        port: 8787,
        host: '0.0.0.0',
        folder: './data',
        origin: undefined,
        sample: true,
        isBehindProxy: false,
        logLevel: 'info',
      },
    });
  });

  it('takes a slash from the origin', () => {
    expect(readConfig({ KEHRA_ORIGIN: 'https://ideat.example.fi/' })).toMatchObject({
      config: { origin: 'https://ideat.example.fi' },
    });
  });

  it('names the value that is wrong', () => {
    expect(readConfig({ PORT: '80a' })).toEqual({
      wrong: 'PORT=80a is wrong: expected a port number from 0 to 65535',
    });
    expect(readConfig({ KEHRA_ORIGIN: 'https://a.fi/path' })).toMatchObject({
      wrong: expect.stringContaining('KEHRA_ORIGIN'),
    });
    expect(readConfig({ KEHRA_DATA: '' })).toMatchObject({ wrong: expect.stringContaining('a folder') });
  });
});
