import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { openDatabase } from '#kernel/db.ts';
import { createJurisdictions } from '#kernel/jurisdictions.ts';
import { verifyRoots } from '#modules/archive/index.ts';
import { type Verification, verifyChains } from '#modules/cases/index.ts';
import { type Audit, auditPoints, type Flaw } from '#modules/points/index.ts';
import { openInstallation } from '#tools/installation.ts';
import { progress, report } from './output.ts';

/** What was proven of all jurisdictions: their cases, the signed roots of the archive, the ledger of points. */
export interface Proven extends Verification {
  readonly roots: number;
  /** Entries of the ledger of points. */
  readonly points: number;
}

/** What the auditor found in the ledgers of points of all jurisdictions. */
interface PointsProven extends Omit<Audit, 'flaws'> {
  readonly broken: Flaw[];
}

/** Recomputes every balance and lot of points of every jurisdiction. */
export const verifyPoints = async (appUrl: string): Promise<PointsProven> => {
  const db = openDatabase(appUrl, { max: 2 });
  try {
    const all: Audit[] = [];
    for (const { id } of await createJurisdictions(db, null).all()) all.push(await auditPoints(db, id));
    const sum = (part: 'accounts' | 'transfers' | 'entries'): number => all.reduce((n, one) => n + one[part], 0);
    return { accounts: sum('accounts'), transfers: sum('transfers'), entries: sum('entries'), broken: all.flatMap(({ flaws }) => flaws) };
  } finally {
    await db.close();
  }
};

/** Proves every jurisdiction of a database, with the photos in a folder unless it is null. */
export const verifyAll = async (appUrl: string, filesDir: string | null, onProgress: (line: string) => void): Promise<Proven> => {
  const photos = filesDir === null ? null : (key: string) => readFile(path.join(filesDir, key)).catch(() => null);
  const db = openDatabase(appUrl, { max: 2 });
  try {
    const all: Proven[] = [];
    for (const jurisdiction of await createJurisdictions(db, null).all()) {
      const chains = await verifyChains(
        db,
        jurisdiction.id,
        (done, of) => done % 5_000 < 500 && onProgress(`${jurisdiction.name}: ${done} of ${of} cases`),
        photos,
      );
      const { roots, broken } = await verifyRoots(db, jurisdiction.id);
      const days = broken.map(({ day, problem }) => ({ case: `root ${day}`, number: null, seq: null, problem }));
      const { entries, flaws } = await auditPoints(db, jurisdiction.id);
      const points = flaws.map(({ about, problem }) => ({ case: `points, ${about}`, number: null, seq: null, problem }));
      all.push({ ...chains, roots, points: entries, broken: [...chains.broken, ...days, ...points] });
    }
    return {
      cases: all.reduce((n, v) => n + v.cases, 0),
      events: all.reduce((n, v) => n + v.events, 0),
      seals: all.reduce((n, v) => n + v.seals, 0),
      roots: all.reduce((n, v) => n + v.roots, 0),
      points: all.reduce((n, v) => n + v.points, 0),
      erased: all.reduce((n, v) => n + v.erased, 0),
      broken: all.flatMap((v) => v.broken),
    };
  } finally {
    await db.close();
  }
};

/** What a whole chain does not say, in words. */
const notProven = [
  'Verified: the log is as it was written, each step and deadline follows from the rules, and the row of each case matches its log.',
  'Not verified: that what was written is true; who viewed something; what somebody in control of both database and program rewrote from the first link to',
  'the last seal (compare the newest seal with a note of it kept elsewhere); deadlines of steps taken before links of version 2, or counted by another',
  'calendar than the one installed (taken from the log as they stand); suggestions, search words, categories and rules, which are settings and not log.',
];

/** The outcome in words, at most 50 breakages. */
export const verificationLines = ({ cases, events, seals, roots, points, erased, broken }: Proven): string[] => [
  `${cases} cases, ${events} events, ${seals} seals, ${roots} daily roots, ${points} entries of points: ${broken.length === 0 ? 'every chain is whole' : `${broken.length} broken`}`,
  ...broken.slice(0, 50).map((b) => `  ${b.number ?? b.case}${b.seq === null ? '' : ` event ${b.seq}`}: ${b.problem}`),
  ...(erased > 0
    ? [`${erased} texts or actors were erased with their salts; that they once stood there is proven, what they were is not`]
    : []),
  ...notProven,
  ...(broken.length > 50 ? [`  … and ${broken.length - 50} more; --json names all`] : []),
];

export function register(command: Command): void {
  command
    .option('--json', 'one line of JSON: {"cases":n,"events":n,"seals":n,"roots":n,"points":n,"erased":n,"broken":[…]}')
    .option('--no-photos', 'skip stored photos')
    .addHelpText(
      'after',
      '\nRecomputes every hash of every case, replays each case from its log by the rules and compares its row with what comes out (states, deadlines,\ncounts, organisations, rates, closing), compares reports with their digests, photos with the hashes in the\nlog and archived cases with their seals. Names each case and event that is not as it was written; exit status 1 when there is any. Safe while the program runs.',
    )
    .action(async (options: { json?: boolean; photos: boolean }) => {
      const installation = await openInstallation({ log: progress, existing: true });
      try {
        const result = await verifyAll(installation.appUrl, options.photos ? installation.filesDir : null, progress);
        report(options.json === true, result, () => verificationLines(result));
        if (result.broken.length > 0) process.exitCode = 1;
      } finally {
        await installation.close();
      }
    });
  command
    .command('points')
    .description('Recompute every balance and lot of points from the entries')
    .option('--json', 'one line of JSON: {"accounts":n,"transfers":n,"entries":n,"broken":[{"about":…,"problem":…}]}')
    .action(async (options: { json?: boolean }, sub: Command) => {
      const installation = await openInstallation({ log: progress, existing: true });
      try {
        const result = await verifyPoints(installation.appUrl);
        const { accounts, transfers, entries, broken } = result;
        report(options.json === true || sub.parent?.opts<{ json?: boolean }>().json === true, result, () => [
          `${accounts} accounts, ${transfers} acts, ${entries} entries of points: ${broken.length === 0 ? 'every balance is what its entries come to' : `${broken.length} flaws`}`,
          ...broken.slice(0, 50).map(({ about, problem }) => `  ${about}: ${problem}`),
        ]);
        if (broken.length > 0) process.exitCode = 1;
      } finally {
        await installation.close();
      }
    });
}
