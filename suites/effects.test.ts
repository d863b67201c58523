import { expect, test } from 'vitest';
import { loadRequirements } from '../lib/spec/load-requirements.ts';
import { v1 } from '../lib/spec/catalogues/v1.ts';
import { operationsIn } from '../lib/spec/operation-in.ts';

const changing = operationsIn(v1).filter(({ kind }) => kind === 'change' || kind === 'close');

/** As the document heads its sections. */
const heading = (title: string): string => title.replace(' the group', ' the target group').toLowerCase();

const judged = loadRequirements().filter(({ level }) => level !== 'record');

test.each(changing.map(({ id, title }) => [id, title] as const))(
  'what is said where the document says "%s" is about what it does',
  (id, title) => {
    const ofSection = judged.filter(({ source }) => source.toLowerCase().includes(heading(title)));
    expect(ofSection.length).toBeGreaterThan(0);
    expect(ofSection.filter(({ effectOf = [] }) => !effectOf.includes(id)).map((one) => one.id)).toEqual([]);
  },
);
