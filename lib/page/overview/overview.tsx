import type { JSX } from 'preact';
import { Everything } from '../lists/everything.tsx';
import { Measurements } from '../plots/measurements.tsx';
import { Causes } from './causes.tsx';
import { MatrixSection } from './matrix.tsx';
import { VerdictHead } from './verdict-head.tsx';

/** The first view of a target. */
export const Overview = (): JSX.Element => (
  <>
    <VerdictHead />
    <Causes />
    <MatrixSection />
    <Measurements />
    <Everything />
  </>
);
