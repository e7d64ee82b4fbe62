import type { Viewer } from '#contract/accounts/viewer.ts';
import type { LearntAnswer } from '#contract/cases/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Language } from '#kernel/words.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Cases } from '../cases.ts';
import { learnRules } from '../domain/learning.ts';
import { mayKeepRules } from '../policy.ts';
import { type Lookups, lookups } from '../queries/present-case.ts';
import { presentRule } from '../queries/rules.ts';
import { casesHandled } from '../store/config.ts';

/** Name of the long work. */
const kind = 'cases.learn_rules';
/** Cases looked at, and rules answered, at most. */
const [most, mostRules] = [20_000, 1_000];

/** Codes of a category and those above it, the topmost first. */
const chainOf = (l: Lookups, code: string): string[] => {
  const chain: string[] = [];
  for (let c = l.config.category(code); c; c = c.parentCode === null ? null : l.config.category(c.parentCode)) chain.unshift(c.code);
  return chain;
};

/** The area and those above it inside the jurisdiction, the whole first, down to the community: grids are too small to learn from. */
const areasOf = (root: string, path: string): string[] => {
  const parts = path.split('.');
  const levels = Math.min(parts.length, 5);
  return parts.flatMap((_, i) => (i < levels && i + 1 >= root.split('.').length ? [parts.slice(0, i + 1).join('.')] : []));
};

/** Learns a catalogue from who took on the cases there have been. Nothing is changed: rules are chosen from what it answers. */
export const learning = (cases: Cases): WorkKind<object, LearntAnswer> => ({
  kind,
  run: async ({ viewer, signal }) => {
    if (!mayKeepRules(viewer)) fail('session.forbidden');
    const { jurisdictionId } = viewer;
    const l = await lookups(cases, jurisdictionId);
    const rows = await cases.kernel.db.read(systemAccess(jurisdictionId), (tx) => casesHandled(tx, jurisdictionId, most));
    signal.throwIfAborted();
    const root = l.territory.root.path;
    const past = rows.reverse().map((c) => ({
      categories: chainOf(l, c.categoryCode),
      areas: areasOf(root, c.areaPath),
      organisationId: c.organisationId,
    }));
    const on = shanghaiDay(l.now);
    const rules = learnRules(past.filter(({ areas }) => areas.length > 0))
      // whoever is dissolved takes nothing on any more
      .filter((rule) => l.organisations.get(rule.organisationId))
      .sort((a, b) => b.cases - a.cases)
      .slice(0, mostRules)
      .map((rule) => {
        const { id: _, ...shown } = presentRule(l, {
          ...rule,
          id: '',
          alternatives: rule.alternatives.filter((id) => l.organisations.get(id)),
          origin: { from: 'past', cases: rule.cases, hits: rule.hits, on },
        });
        const now = l.config.rule(rule.categoryCode, rule.areaPath)?.organisationId;
        const there = now === undefined ? null : l.organisations.get(now);
        return { ...shown, cases: rule.cases, hits: rule.hits, now: there ? { id: there.id, name: there.name } : null };
      });
    return { answer: { looked: past.length, rules } };
  },
});

/** Begins to learn. @returns the id of the long work */
export const beginLearning = async (
  { kernel }: Cases,
  viewer: Viewer,
  body: { id: string },
  language: Language,
): Promise<{ work: string }> => {
  if (!mayKeepRules(viewer)) fail('session.forbidden');
  const claimed = await command(
    kernel,
    viewer,
    kind,
    body,
    async () => ({ work: body.id }),
    async (_, done) => done,
  );
  await kernel.work.begin({ kind }, viewer, { id: body.id, input: {}, file: null, title: '', language });
  return claimed;
};
