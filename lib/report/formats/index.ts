import { allure } from './allure.ts';
import { badge } from './badge.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { ReportFormat } from './report-format.ts';

/** Every report format, in the order in which the help lists them. To add one, write its file and list it here. */
export const formats: readonly ReportFormat[] = [json, html, junit, allure, markdown, har, badge];
