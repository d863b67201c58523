import { expect, it } from 'vitest';
import { shuffled } from '../../fixtures/catalogues/shuffled.ts';
import { v1 } from './catalogues/v1.ts';
import { renderStatuses } from './render-statuses.ts';

it('puts the numbers of the catalogue in place of words', () => {
  const text = 'Answered with {removeUserFromAllGroups.success}, {userIsInGroup.absent}, {invalid} or {unauthorized}.';
  expect(renderStatuses(v1, text)).toBe('Answered with 200 or 202, 404, 400 or 401.');
  expect(renderStatuses(shuffled, text)).toBe('Answered with 226 or 207, 406, 416 or 418.');
  expect(renderStatuses(v1, 'GET {health}')).toBe('GET /api/v1/health');
});

it('refuses a placeholder that means nothing', () => {
  expect(() => renderStatuses(v1, '{broadcast.sucess}')).toThrow('{broadcast.sucess} in "{broadcast.sucess}" means');
  expect(() => renderStatuses(v1, '{nothing.success}')).toThrow(TypeError);
  expect(() => renderStatuses(v1, '{success}')).toThrow(TypeError);
});
