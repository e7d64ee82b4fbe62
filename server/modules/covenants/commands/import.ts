import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Article, ArticleImport } from '#contract/covenants/api.ts';
import { penaltiesIn } from '#contract/covenants/penalties.ts';
import { isEditable, longestArticle, mostArticles } from '#contract/covenants/values.ts';
import { diffParts } from '#contract/proposals/texts.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { type Context, eyeOf } from '../context.ts';
import { type ArticleColumn, articleColumns } from '../domain/sheet.ts';
import { mayManage, mayRead } from '../policy.ts';
import { makingOf } from '../queries/present.ts';
import { changeArticles, lockCovenant, type VersionRecord, versionsOf } from '../store/covenants.ts';

interface Plan extends Findings {
  articles: Article[];
}

/**
 * The articles of a workbook. Those that carry a key of ours keep it, and where the sheet has no keys those whose words stand as they are: so they can be told
 * from new ones. Where it has no headings articles keep theirs.
 */
const plan = (sheets: readonly ReadSheet[], before: readonly Article[]): Plan => {
  const known = new Map(before.map((article) => [article.key, article]));
  const result: Plan = { articles: [], faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<ArticleColumn>(sheet, articleColumns, {
    needed: ['text'],
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `covenants.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => articleColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  if (rows.length > mostArticles) return whole(0, 'many', { most: mostArticles });
  const used = new Set<string>();
  let fresh = 0;
  const nextKey = (): string => {
    do fresh += 1;
    while (known.has(`n${fresh}`) || used.has(`n${fresh}`));
    return `n${fresh}`;
  };
  result.articles = rows.flatMap((r): Article[] => {
    const text = r.needed('text', longestArticle);
    const given = r.text('key', 1, 40);
    if (given !== null && used.has(given)) r.wrong('key', 'covenants.fault.twice', { value: given });
    const heading = r.text('heading', 1, 40) ?? '';
    if (r.faulty() || text === null) return [];
    const own = r.has('key') ? known.get(given ?? '') : before.find((one) => one.text === text && !used.has(one.key));
    const key = own?.key ?? nextKey();
    used.add(key);
    return [{ key, heading: r.has('heading') ? heading : (own?.heading ?? ''), text }];
  });
  return result;
};

/** What the import needs beside the workbook. */
export interface ArticlesAsked {
  readonly id: string;
  readonly covenantId: string;
  readonly dryRun: boolean;
}

/** Puts the articles of a workbook in the place of those of the version that is being made, all or nothing. */
export const importArticles = async (
  context: Context,
  viewer: Viewer,
  given: ArticlesAsked & Pick<ImportGiven, 'bytes' | 'language' | 'signal'>,
): Promise<ArticleImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const made = async (tx: Tx): Promise<VersionRecord> => {
    const c = (await lockCovenant(tx, given.covenantId)) ?? fail('covenants.covenant_not_found');
    if (!mayManage(viewer, c.areaPath)) fail(mayRead(viewer, c.areaPath) ? 'session.forbidden' : 'covenants.covenant_not_found');
    const v = makingOf((await versionsOf(tx, [c.id])).get(c.id) ?? []) ?? fail('covenants.not_making');
    return isEditable(v.state) ? v : fail('covenants.fixed');
  };
  const planned = (v: VersionRecord): Plan => plan(sheets, v.articles);
  const tell = (v: Pick<VersionRecord, 'articles'>, { articles, faults, notes }: Plan, dryRun: boolean): ArticleImport => {
    const rows = faults.length > 0 ? [] : diffParts(v.articles, articles);
    const count = (...what: string[]): number => rows.filter((row) => what.includes(row.what)).length;
    return {
      dryRun,
      added: count('added'),
      changed: count('changed', 'moved'),
      removed: count('removed'),
      same: count('same'),
      penalties: penaltiesIn(articles).length,
      ...toldFindings(given.language, { faults, notes }),
    };
  };
  return kernel.db.write(accessOf(viewer), async (tx) => {
    if (given.dryRun) {
      const v = await made(tx);
      return tell(v, planned(v), true);
    }
    return once(
      tx,
      viewer,
      given.id,
      `covenants.import ${given.covenantId}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        const v = await made(tx);
        const found = planned(v);
        // faults quote the file, so they are not kept but found again
        if (found.faults.length > 0) return { outcome: null };
        if (!(await changeArticles(tx, given.covenantId, v.number, v.edit, found.articles))) fail('covenants.changed');
        const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
        await audit(tx, { ...by, action: 'covenants.imported', subject: given.covenantId, data: { articles: found.articles.length } });
        return { outcome: tell(v, found, false) };
      },
      async ({ outcome }) => {
        if (outcome) return outcome;
        const v = await made(tx);
        return tell(v, planned(v), false);
      },
    );
  });
};
