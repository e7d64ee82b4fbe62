import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer, Answers, Label } from '#contract/kernel/form/schema.ts';
import type { listOpenNeeds, Offered } from '#contract/matching/api.ts';
import type { Field } from '#contract/registers/content.ts';
import { fail } from '#kernel/errors.ts';
import { rowsPage, someRows, wholeRegister } from '#modules/registers/index.ts';
import type { Side } from '../domain/match.ts';
import type { Matching } from '../matching.ts';

/** Registers of the three lists. */
export const lists = { needs: 'needs', resources: 'resources', projects: 'projects' } as const;
/** Only what stands here is matched. */
const published = 'published';

const text = (value: Answer | undefined): string | null => (typeof value === 'string' ? value : null);
const figure = (value: Answer | undefined): number | null => (typeof value === 'number' ? value : null);
const optionOf = (fields: ReadonlyMap<string, Field>, key: string, value: Answer | undefined): Label | null =>
  fields.get(key)?.question.words.options?.[String(value)] ?? null;

/** A row as it is compared. @param projects field with the number of its projects */
const sideOf = (values: Answers, area: string | null, projects: string): Side => ({
  kind: String(values['kind'] ?? ''),
  topic: String(values['topic'] ?? ''),
  area: area ?? '',
  amount: figure(values['amount']),
  from: text(values['from']),
  until: text(values['until']),
  projects: figure(values[projects]) ?? 0,
});

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly values: Answers;
  readonly area: string | null;
  readonly unit: string | null;
}
const offeredOf = (fields: ReadonlyMap<string, Field>, { id, title, values, area, unit }: Shown, projects: string): Offered => ({
  id,
  title,
  kind: optionOf(fields, 'kind', values['kind']),
  topic: optionOf(fields, 'topic', values['topic']),
  area,
  unit,
  amount: figure(values['amount']),
  from: text(values['from']),
  until: text(values['until']),
  note: text(values['note']),
  projects: figure(values[projects]) ?? 0,
});

/** @throws registers.register_not_found */
const fieldsOf = async ({ registers }: Matching, viewer: Viewer, code: string): Promise<ReadonlyMap<string, Field>> =>
  (await registers.context.register(viewer.jurisdictionId, code))?.fields ?? fail('registers.register_not_found');

/** A published need that the viewer reads. @throws matching.need_not_found */
export const needFor = async (matching: Matching, viewer: Viewer, needId: string) => {
  const fields = await fieldsOf(matching, viewer, lists.needs);
  const { items } = await someRows(matching.registers.context, viewer, lists.needs, async () => [needId]);
  const [row] = items;
  if (row?.state !== published) return fail('matching.need_not_found');
  const { id, title, values, area } = row;
  return {
    row,
    side: sideOf(values, area?.code ?? null, 'claims'),
    shown: offeredOf(fields, { id, title, values, area: area?.name ?? null, unit: null }, 'claims'),
  };
};

/** Every published resource: what is published is for everybody, whoever reads the rows of its register. */
export const publishedResources = async (matching: Matching, viewer: Viewer) => {
  const { registers, territory, organisations } = matching;
  const whole = await wholeRegister(registers.context, viewer.jurisdictionId, lists.resources);
  if (!whole) return fail('registers.register_not_found');
  const [snapshot, book] = await Promise.all([territory.snapshot(viewer.jurisdictionId), organisations.of(viewer.jurisdictionId)]);
  return whole.rows
    .filter(({ state }) => state === published)
    .map(({ id, title, values, areaCode }) => {
      const area = areaCode === null ? null : snapshot.find(areaCode);
      const unit = book.get(String(values['unit'] ?? ''))?.name ?? null;
      return {
        id,
        values,
        side: sideOf(values, areaCode, 'running'),
        shown: offeredOf(whole.register.fields, { id, title, values, area: area && snapshot.describe(area), unit }, 'running'),
      };
    });
};

export const needsPage = async (
  matching: Matching,
  viewer: Viewer,
  query: z.output<NonNullable<typeof listOpenNeeds.query>>,
): Promise<z.input<typeof listOpenNeeds.response>> => {
  const fields = await fieldsOf(matching, viewer, lists.needs);
  const { items, next } = await rowsPage(matching.registers.context, viewer, lists.needs, { ...query, state: [published], down: true });
  return {
    items: items.map(({ id, title, values, area }) =>
      offeredOf(fields, { id, title, values, area: area?.name ?? null, unit: null }, 'claims'),
    ),
    next,
  };
};
