import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { openDatabase } from '#kernel/db.ts';
import { dataDirOf, openInstallation } from '#tools/installation.ts';
import { locate, longestText, pointOf, type Question, type System, systems } from '#tools/locate/locate.ts';
import { language, progress, report } from './output.ts';

const usage = `
Answers which area a point lies in, or which areas a text speaks of, in every jurisdiction of the installation, likeliest first, at most ten. It
starts the embedded database for the question, or asks the one a running program uses. Outside of everything, or when the text names no
place, there are no candidates and the exit status is 0.

path is names, from the topmost area down, joined by " / ". score is 0–1: for a point 1 within a boundary and down to 0.5 in a gap beside it; for a
text share × (1 − (1 − form) × ½^above) × ½^contradicted × ½^refined, form being 0.95 for a registered name (龙田街道), 0.9 for an alias (龙田街道办),
0.85 for a place in the area, 0.75 for another ending (龙田镇), 0.6 for a name without ending and 0.35 for one of two characters (龙田), the share
of the areas that may be meant which lie in it. why tells the reasons, in Chinese when LANG says so.`;

interface Options {
  lng?: string;
  lat?: string;
  crs: System;
  text?: string;
  dataDir?: string;
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
    .option('--data-dir <folder>', 'data folder (default: DATA_DIR or .data)')
    .option('--json', 'one line of JSON: {"candidates":[{"code":…,"name":…,"path":…,"level":…,"score":r,"why":…}]}')
    .addHelpText('after', usage)
    .action(async (options: Options) => {
      const question = questionOf(options);
      const dataDir = dataDirOf(options.dataDir);
      if (!process.env['DATABASE_URL'] && !existsSync(path.join(dataDir, 'postgres')))
        throw new Error(`there is no installation in ${dataDir}`);
      const installation = await openInstallation({ dataDir, log: progress, skipMigrations: true });
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
