import { defaultSheet, type InspectionSheet, inspectionSheet } from '#contract/inspections/sheet.ts';
import { defineDefinition, type Problem } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** The sheet by which estates are checked, by versions. Items are known by their keys over all groups. */
export const sheetKind = defineDefinition<InspectionSheet>({
  kind: 'inspections.sheet',
  schema: inspectionSheet,
  permission: 'inspections.set_sheet',
  words: 'inspections.sheetOf',
  problemsOf: ({ groups }) => {
    const seen = new Set<string>();
    return groups.flatMap(({ key: own, items }, g): Problem[] => {
      const problems: Problem[] = [];
      if (groups.findIndex(({ key }) => key === own) < g)
        problems.push({ at: `groups.${g}`, code: 'inspections.item_twice', data: { key: own } });
      for (const [i, { key }] of items.entries()) {
        if (seen.has(key)) problems.push({ at: `groups.${g}.items.${i}`, code: 'inspections.item_twice', data: { key } });
        seen.add(key);
      }
      return problems;
    });
  },
});

/** The sheet in force at a moment, the one that comes with the program where none was published. */
export const sheetAt = async ({ definitions }: Kernel, jurisdictionId: string, at: Date): Promise<InspectionSheet> =>
  (await definitions.inForce(sheetKind, jurisdictionId, at))?.content ?? defaultSheet;
