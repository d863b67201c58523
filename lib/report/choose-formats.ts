import { ConformanceError } from '../error.ts';
import { formats } from './formats/index.ts';
import type { ReportFormat } from './formats/report-format.ts';

const unknown = (name: string): ConformanceError => {
  const known = formats.map((format) => format.name).join(', ');
  return new ConformanceError('ERR_USAGE', `--formats ${name}: there is no such report format; expected ${known}`);
};

/**
 * The formats of these names, which may be joined by commas.
 *
 * @throws ConformanceError ERR_USAGE for a name that no format has
 */
export const chooseFormats = (names: readonly string[]): readonly ReportFormat[] => {
  const asked = names.flatMap((text) => text.split(',')).map((name) => name.trim());
  return [...new Set(asked)].map((name) => {
    const found = formats.find((format) => format.name === name);
    if (found === undefined) throw unknown(name);
    return found;
  });
};
