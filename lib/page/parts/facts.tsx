import type { JSX } from 'preact';
import { Said } from './said.tsx';

/** A name and what is said of it. */
export type Fact = readonly [name: string, text: string];

/** Names and texts; those without a text are left out. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }): JSX.Element => (
  <dl class="fact-list">
    {facts
      .filter(([, text]) => text !== '')
      .map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Said text={text} />
          </dd>
        </div>
      ))}
  </dl>
);
