import { describe, expect, it } from 'vitest';
import { Stop } from './scenario-run.ts';
import { stopIfTtlRanOut } from './stop-if-ttl-ran-out.ts';

const ttl = (endsAt: number, passed = false) => ({
  paths: [],
  label: 'a',
  isShort: true,
  lastsMs: 10,
  endsAt,
  passed,
  endedEarly: false,
});
const ttls = (...running: ReturnType<typeof ttl>[]) => ({
  running,
  ofPairs: new Map(),
  hasPassed: false,
  isAskedAgain: false,
});
const stateOf = (act: () => void): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Stop ? error.state : String(error);
  }
};

describe('stopIfTtlRanOut', () => {
  it('leaves alone what was answered before the end of every ttl', () => {
    expect(() => stopIfTtlRanOut({ ttls: ttls(ttl(10), ttl(20)) }, 9)).not.toThrow();
  });

  it('ends what was answered later', () => {
    expect(stateOf(() => stopIfTtlRanOut({ ttls: ttls(ttl(10), ttl(20)) }, 15))).toBe('too-slow');
  });

  it('tells a slow target from one whose answers are wrong all the time', () => {
    const asked = { ...ttls(ttl(10), ttl(20)), isAskedAgain: true };
    expect(stateOf(() => stopIfTtlRanOut({ ttls: asked }, 15))).toBe('unseen');
  });

  it('knows which ttl was waited for', () => {
    expect(() => stopIfTtlRanOut({ ttls: ttls(ttl(10, true), ttl(20)) }, 15)).not.toThrow();
  });
});
