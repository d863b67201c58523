import type { Scenario } from '../../lib/contract/check.ts';
import type { RawBody, Step } from '../../lib/contract/step.ts';
import { routes, type Route } from './send-routes.ts';

const cut: readonly string[] = [
  '',
  ' ',
  '{',
  '{"Target"',
  '{"Target":"{{tag}}',
  '{"Target":"{{tag}}"',
  '{"Target":"{{tag}}","Arguments":["{{tag}}"',
  '{"Target":"{{tag}}","Arguments":["{{tag}}"]',
];

const otherJson: readonly string[] = ['null', '1', '"{{tag}}"', '["{{tag}}"]', '[{"Target":"{{tag}}","Arguments":[]}]'];

const otherTypes: readonly string[] = [
  '{"Target":"{{tag}}","Arguments":"{{tag}}"}',
  '{"Target":"{{tag}}","Arguments":{"0":"{{tag}}"}}',
  '{"Target":"{{tag}}","Arguments":1}',
  '{"Target":"{{tag}}","Arguments":true}',
  '{"Target":["{{tag}}"],"Arguments":[]}',
  '{"Target":{"Target":"{{tag}}"},"Arguments":[]}',
  '{"Target":1,"Arguments":["{{tag}}"]}',
  '{"Target":true,"Arguments":["{{tag}}"]}',
];

const noJson: readonly string[] = ['{{tag}}', 'Target={{tag}}&Arguments=', '<Target>{{tag}}</Target>'];

/** Run in parallel: none has an effect, so none depends on another. */
const refused = (route: Route, bodies: readonly string[], requirement: string): Step => ({
  do: 'together',
  steps: bodies.map((raw) =>
    route.send({
      message: { raw } satisfies RawBody,
      expect: ['success', 'invalid'],
      reaches: [],
      verifies: [requirement],
    }),
  ),
});

/** 400, or at least no delivery. 202 is also a documented status and promises no delivery. */
export const malformedBodies: readonly Scenario[] = routes.map((route) => ({
  id: `payloads/${route.slug}-malformed`,
  title: `${route.operation.title}: a body that is not a PayloadMessage reaches nobody`,
  verifies: [
    'payloads/cut-json',
    'payloads/top-level',
    'payloads/member-types',
    'payloads/not-json',
    'payloads/works-after-malformed',
  ],
  steps: [
    ...route.reader,
    refused(route, cut, 'payloads/cut-json'),
    refused(route, otherJson, 'payloads/top-level'),
    refused(route, otherTypes, 'payloads/member-types'),
    refused(route, noJson, 'payloads/not-json'),
    route.send({
      message: { arguments: ['x'] },
      reaches: ['a'],
      verifies: ['payloads/works-after-malformed'],
    }),
  ],
}));
