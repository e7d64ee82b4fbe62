import { z } from 'zod';
import { line, text } from '../kernel/shapes.ts';
import { most } from './codes.ts';

export * from './codes.ts';

/** What is disclosed, as it is read: names are masked in it already. */
export const disclosureBody = z.object({
  paragraphs: z.array(text.max(most.letters)).max(most.paragraphs),
  table: z
    .object({
      head: z.array(line.max(most.cell)).max(most.columns),
      rows: z.array(z.array(line.max(most.cell)).max(most.columns)).max(most.rows),
    })
    .nullable()
    .default(null),
});
export type DisclosureBody = z.output<typeof disclosureBody>;

/** Words in which people are named by tokens, so that they can be masked. */
export type Worded = string | readonly (string | { readonly person: string })[];
/** What somebody wants to disclose. Every `{ person }` in it is masked when it is published: 张三丰 → 张**. */
export interface BodyGiven {
  readonly paragraphs: readonly Worded[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly Worded[])[] } | null;
}
