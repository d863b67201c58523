import { badgeImage } from '../badge/badge-image.ts';
import { badgeOf } from '../badge/badge-of.ts';
import { xmlDocument } from '../xml.ts';
import type { ReportFormat } from './report-format.ts';

/** How many requirements are met, for a page about the target. */
export const badge: ReportFormat = {
  name: 'badge',
  help: 'how many requirements are met: an image, and JSON for shields.io',
  writes: 'badge',
  render: (report) => {
    const said = badgeOf(report);
    return [
      { path: 'badge/badge.json', bytes: `${JSON.stringify({ schemaVersion: 1, ...said }, undefined, 2)}\n` },
      { path: 'badge/badge.svg', bytes: xmlDocument(badgeImage(said)) },
    ];
  },
};
