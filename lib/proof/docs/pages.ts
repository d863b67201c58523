import { checksPage } from './checks-page.ts';
import { knownSchemaPage } from './known-schema.ts';
import type { Page } from './page.ts';
import { proofPages } from './proof-pages.ts';
import { profilePage, profileSchemaPage } from './profile-page.ts';
import { reportSchemaPage } from './report-schema.ts';
import { stepsPage, suiteSchemaPage } from './steps-page.ts';
import { worthByCheckPage } from './worth-by-check.ts';

/** Every generated page. `npm run docs` writes them; a test compares them. */
export const pages: readonly Page[] = [
  checksPage,
  profilePage,
  profileSchemaPage,
  knownSchemaPage,
  stepsPage,
  suiteSchemaPage,
  reportSchemaPage,
  worthByCheckPage,
  ...proofPages,
];
