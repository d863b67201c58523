import { checksPage } from './checks-page.ts';
import { faultsByCheckPage } from './faults-by-check.ts';
import { knownSchemaPage } from './known-schema.ts';
import type { Page } from './page.ts';
import { profilePage, profileSchemaPage } from './profile-page.ts';
import { reportSchemaPage } from './report-schema.ts';
import { stepsPage, suiteSchemaPage } from './steps-page.ts';

/** Every generated page. `npm run docs` writes them; a test compares them. */
export const pages: readonly Page[] = [
  checksPage,
  profilePage,
  profileSchemaPage,
  knownSchemaPage,
  stepsPage,
  suiteSchemaPage,
  reportSchemaPage,
  faultsByCheckPage,
];
