import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Chromium or Chrome is, as distributions and the runners of CI services install it. */
const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine. Undefined: there is none, and what needs one is skipped. */
export const browserPath: string | undefined = places.find((place) => place !== '' && existsSync(place));

/** Why a test of the page is skipped. */
export const noBrowser =
  'no Chromium on this machine: install it (apt-get install chromium) or name it in the variable CHROMIUM';

/** Starts the browser without a window. The caller closes it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
