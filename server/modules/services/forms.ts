import { problemsOfSchema, tellSchemaProblem } from '#contract/kernel/form/check.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { formSchema } from '#contract/kernel/form/shape.ts';
import { formatsForApplicants } from '#contract/services/kinds.ts';
import { defineDefinition } from '#kernel/definitions/definitions.ts';

/** What an item asks of whoever applies, by versions under its code in small letters; an application keeps the version it answered. */
export const formKind = defineDefinition<FormSchema>({
  kind: 'services.form',
  schema: formSchema,
  permission: 'services.design',
  words: 'services-console.definition',
  subjects: true,
  problemsOf: (schema) =>
    problemsOfSchema(schema, formatsForApplicants).map((problem) => ({
      at: 'questions',
      code: 'form.schema_wrong',
      data: tellSchemaProblem(schema, problem),
    })),
});
