import { type Checklist, type Checklists, checklists, defaultChecklists } from '#contract/patrols/checklists.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** The first of each key that was there before, as a problem at its place. */
const repeated = (keys: readonly string[], at: (i: number) => string, code: Problem['code']): Problem[] =>
  keys.flatMap((key, i): Problem[] => (keys.indexOf(key) < i ? [{ at: at(i), code, data: { key } }] : []));

/** Checklists by kind of point, by versions. */
export const checklistsKind = defineDefinition<Checklists>({
  kind: 'patrols.checklists',
  schema: checklists,
  permission: 'patrols.set_checklists',
  words: 'patrols.checklists',
  problemsOf: ({ checklists: all }) => [
    ...repeated(
      all.map(({ code }) => code),
      (i) => `checklists.${i}`,
      'patrols.checklist_twice',
    ),
    ...all.flatMap(({ items }, n) =>
      repeated(
        items.map(({ key }) => key),
        (i) => `checklists.${n}.items.${i}`,
        'patrols.item_twice',
      ),
    ),
  ],
});

/** The checklists in force, those that come with the program where none were published. */
export const checklistsIn = async (
  { definitions, clock }: Kernel,
  jurisdictionId: string,
): Promise<{ checklists: readonly Checklist[]; version: number }> => {
  const found = await definitions.inForce(checklistsKind, jurisdictionId, clock.now());
  return { checklists: found?.content.checklists ?? defaultChecklists, version: found?.version ?? 0 };
};
