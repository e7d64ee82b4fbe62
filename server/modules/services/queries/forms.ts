import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { listServiceForms } from '#contract/services/forms.ts';
import { formSubjectOf } from '#contract/services/kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { formKind } from '../forms.ts';
import { draftedForms, formsInForce } from '../store/forms.ts';
import { servicesOf } from './catalogue.ts';

/** The catalogue with the form of each item, for those who design it somewhere. @throws session.forbidden */
export const formsPage = async (context: Context, viewer: Viewer): Promise<z.input<typeof listServiceForms.response>> => {
  if (!can(viewer, 'services.design')) fail('session.forbidden');
  const [{ items }, { root }] = await Promise.all([
    servicesOf(context, viewer.jurisdictionId),
    context.territory.snapshot(viewer.jurisdictionId),
  ]);
  const { forms, drafted } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
    forms: new Map((await formsInForce(tx, formKind.kind, context.kernel.clock.now())).map((one) => [one.subject, one])),
    drafted: new Set(await draftedForms(tx, formKind.kind)),
  }));
  return {
    items: items.map(({ id, code, name, pinyin, initials, class: group, body, opens }) => {
      const subject = formSubjectOf(code);
      const form = forms.get(subject);
      const own = { id, code, name, pinyin, initials, class: group, body, opens };
      return { ...own, version: form?.version ?? 0, questions: form?.questions ?? 0, drafted: drafted.has(subject) };
    }),
    mayDesign: can(viewer, 'services.design', root.path),
  };
};
