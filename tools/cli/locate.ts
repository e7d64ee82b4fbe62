import { type Command, Option } from 'commander';
import { openDatabase } from '#kernel/db.ts';
import { openInstallation } from '#tools/installation.ts';
import { locate, longestText, pointOf, type Question, type System, systems } from '#tools/locate/locate.ts';
import { language, progress, report } from './output.ts';

const usage = `
Finds the area that contains a point, or up to ten areas mentioned in a text, most likely first, across all jurisdictions of the installation.
Starts the embedded database if it is not already running. If nothing matches, there are no candidates and the exit status is 0.

path lists names from the topmost area down, joined by " / ". score is 0–1: for a point, 1 within a boundary, down to 0.5 in a gap next to it; for a
text, share × (1 − (1 − form) × ½^above) × ½^contradicted × ½^refined, where form is 0.95 for a registered name (龙田街道), 0.9 for an alias (龙田街道办),
0.85 for a place in the area, 0.75 for a different suffix (龙田镇), 0.6 for a name without suffix and 0.35 if that has two characters (龙田), and share
is the proportion of possible areas that lie in it. why gives the reasons, in Chinese if LANG says so.`;

interface Options {
  lng?: string;
  lat?: string;
  crs: System;
  text?: string;
  json?: boolean;
}

function questionOf({ text, lng, lat, crs }: Options): Question {
  const point = lng !== undefined || lat !== undefined;
  if (text === undefined) {
    if (!point) throw new Error('name a point (--lng and --lat) or a text (--text)');
    return pointOf({ ...(lng === undefined ? {} : { lng }), ...(lat === undefined ? {} : { lat }), crs });
  }
  if (point) throw new Error('name either a point (--lng and --lat) or a text (--text), not both');
  if (text.length > longestText) throw new Error(`--text takes at most ${longestText} characters; this has ${text.length}`);
  return { text };
}

export function register(command: Command): void {
  command
    .option('--lng <degrees>', 'longitude')
    .option('--lat <degrees>', 'latitude')
    .addOption(new Option('--crs <system>', 'coordinate system of the point').choices(Object.keys(systems)).default('wgs84'))
    .option('--text <text>', 'an address, or a text that names a place')
    .option('--json', 'one line of JSON: {"candidates":[{"code":…,"name":…,"path":…,"level":…,"score":r,"why":…}]}')
    .addHelpText('after', usage)
    .action(async (options: Options) => {
      const question = questionOf(options);
      const installation = await openInstallation({ log: progress, existing: true, skipMigrations: true });
      const db = openDatabase(installation.appUrl, { max: 1 });
      try {
        const candidates = await locate(db, question, language, new Date());
        report(options.json === true, { candidates }, () =>
          candidates.length === 0
            ? ['nothing found']
            : candidates.map(({ code, path: names, score, why }) => `${score.toFixed(2)}  ${code}  ${names}\n      ${why}`),
        );
      } finally {
        await db.close();
        await installation.close();
      }
    });
}
