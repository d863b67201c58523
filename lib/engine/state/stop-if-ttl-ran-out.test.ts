import { describe, expect, it } from 'vitest';
import { Stop } from './scenario-run.ts';
import { stopIfTtlRanOut } from './stop-if-ttl-ran-out.ts';

const ttl = (endsAt: number, passed = false) => ({ label: 'a', endsAt, passed });
const ttls = (...running: ReturnType<typeof ttl>[]) => ({ running, hasPassed: false });

describe('stopIfTtlRanOut', () => {
  it('leaves alone what was answered before the end of every ttl', () => {
    expect(() => stopIfTtlRanOut({ ttls: ttls(ttl(10), ttl(20)) }, 9)).not.toThrow();
  });

  it('ends what was answered later', () => {
    expect(() => stopIfTtlRanOut({ ttls: ttls(ttl(10), ttl(20)) }, 15)).toThrow(Stop);
  });

  it('knows which ttl was waited for', () => {
    expect(() => stopIfTtlRanOut({ ttls: ttls(ttl(10, true), ttl(20)) }, 15)).not.toThrow();
  });
});
