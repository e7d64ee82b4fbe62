import type { Viewer } from '#contract/accounts/viewer.ts';
import { formatsForReporters } from '#contract/cases/questions.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { command } from '#kernel/command.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { requireForm } from '#kernel/forms.ts';
import type { Cases } from '../cases.ts';
import { bookOf, categoriesKind } from '../categories.ts';
import { withQuestions } from '../domain/category-book.ts';
import { mayDesignQuestions } from '../policy.ts';

/**
 * Publishes the extra questions of a category, as a version of the categories. They hold in the whole jurisdiction and are published by posts
 * over all of it.
 * @throws session.forbidden, case.category_unknown, form.schema_wrong, definitions.changed when somebody else published since `version`
 */
export const publishQuestions = async (
  cases: Cases,
  viewer: Viewer,
  code: string,
  body: { id: string; version: number; form: FormSchema | null; reason: string },
): Promise<{ version: number }> => {
  const [config, { root }] = await Promise.all([cases.config(viewer.jurisdictionId), cases.territory.snapshot(viewer.jurisdictionId)]);
  if (!mayDesignQuestions(viewer, root.path)) fail('session.forbidden');
  if (!config.category(code)) fail('case.category_unknown', { code });
  if (body.form) requireForm(body.form, formatsForReporters);
  return command(
    cases.kernel,
    viewer,
    `cases.publish_questions ${code}`,
    body,
    async ({ tx, jurisdictionId, actorId, at }) => {
      const content = withQuestions(await bookOf(tx, jurisdictionId), code, body.form);
      const version = await publish(tx, { jurisdictionId, actorId, at }, categoriesKind, {
        content,
        reason: body.reason,
        seen: body.version,
      });
      return { version };
    },
    async (_, { version }) => ({ version }),
  );
};
