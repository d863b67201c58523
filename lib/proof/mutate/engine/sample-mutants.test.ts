import { describe, expect, it } from 'vitest';
import type { Mutant } from '../mutant.ts';
import { roomOf } from './engine-mutants.ts';
import { drawMutants } from './sample-mutants.ts';

const some = (room: string, count: number): readonly Mutant[] =>
  Array.from({ length: count }, (_, line) => ({
    id: `${room}/a.ts · ${line}`,
    file: `${room}/a.ts`,
    line,
    start: 0,
    end: 0,
    replacement: '',
  }));

const mutants = [...some('engine', 80), ...some('run', 40), ...some('trace', 4)];
const idsOf = (drawn: readonly Mutant[]): readonly string[] => drawn.map(({ id }) => id);

describe('a drawing of mutants', () => {
  it('has each of them once, in the same order for the same seed', () => {
    const drawn = drawMutants(mutants, 1);
    expect(idsOf(drawn).toSorted()).toEqual(idsOf(mutants).toSorted());
    expect(idsOf(drawMutants(mutants, 1))).toEqual(idsOf(drawn));
    expect(idsOf(drawMutants(mutants, 2))).not.toEqual(idsOf(drawn));
  });

  it('has at its beginning of each room its share', () => {
    const rooms = drawMutants(mutants, 1).slice(0, 31).map(roomOf);
    expect(rooms.filter((room) => room === 'engine').length).toBe(20);
    expect(rooms.filter((room) => room === 'run').length).toBe(10);
    expect(rooms.filter((room) => room === 'trace').length).toBe(1);
  });
});
