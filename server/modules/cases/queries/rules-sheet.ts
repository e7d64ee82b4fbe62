import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Cases } from '../cases.ts';
import { ruleSheetColumns } from '../domain/rule-sheet.ts';
import { mayKeepRules } from '../policy.ts';
import { listRules } from '../store/config.ts';
import { lookups } from './present-case.ts';

const word = (key: string, value: string | null | undefined): string | null =>
  value == null ? null : wordOf('zh-CN', `cases.${key}.${value}`);

/** The dispatch catalogue as a workbook that can be imported again. */
export const rulesSheet = async (cases: Cases, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  if (!mayKeepRules(viewer)) fail('session.forbidden');
  const l = await lookups(cases, viewer.jurisdictionId);
  const rules = await cases.kernel.db.read(accessOf(viewer), (tx) => listRules(tx));
  const codeOf = (path: string | undefined): string | null => (path === undefined ? null : (l.territory.findByPath(path)?.code ?? null));
  const rows = rules.map((rule) => {
    const area = l.territory.findByPath(rule.areaPath);
    const organisation = l.organisations.get(rule.organisationId);
    return [
      rule.categoryCode,
      rule.categoryCode === null ? null : (l.config.category(rule.categoryCode)?.name ?? null),
      area?.code ?? null,
      area ? l.territory.describe(area) : null,
      rule.kind ? (l.config.types.of(rule.kind)?.name ?? rule.kind) : null,
      word('channels', rule.channel),
      rule.condition ?? null,
      organisation?.name ?? null,
      codeOf(organisation?.areaPath),
      (rule.assists ?? []).map((id) => l.organisations.get(id)?.name ?? '').join('、') || null,
      word('urgencies', rule.level),
      word('handlings', rule.handling),
      word('personChoices', rule.person),
    ];
  });
  const columns = Object.values(ruleSheetColumns);
  const sheet = {
    name: wordOf('zh-CN', 'cases.catalogueSheet'),
    head: [columns.map(([heading]) => heading)],
    rows,
    widths: columns.map(([, width]) => width),
  };
  return { name: `${sheet.name}-${shanghaiDay(l.now)}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
