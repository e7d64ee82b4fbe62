import type { Choice } from '#contract/forms/api.ts';
import type { Person } from '#contract/persons/persons.ts';
import { AppError } from '#kernel/errors.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import type { Context } from './context.ts';
import { managedAreas } from './policy.ts';
import { personById, personsFound } from './queries/persons.ts';

const asChoice = ({ id, name, phone, ties }: Person): Choice => ({
  id,
  name,
  note: [phone, ties[0]?.at].filter(Boolean).join(' · ') || null,
});

/** Persons as answers, for those who manage them; to everybody else there are none. */
export const personReference = (context: Context): ReferenceSource => ({
  find: async (viewer, words, limit) =>
    words.length < 2 || managedAreas(viewer).length === 0
      ? []
      : (await personsFound(context, viewer, { q: words, limit })).items.map(asChoice),
  one: async (viewer, id) =>
    personById(context, viewer, id).then(asChoice, (error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    }),
});
