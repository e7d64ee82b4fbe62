import { formSubjectOf } from '#contract/services/kinds.ts';
import { execute } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { formKind } from '#modules/services/index.ts';
import { catalogue } from '../services/catalogue.ts';
import { demoForms } from '../services/forms.ts';
import type { DemoStep } from '../step.ts';

/** Some items of the catalogue ask questions of whoever applies. */
const addForms: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const by = { jurisdictionId, actorId: rows[0]?.id ?? null, at: new Date() };
  for (const [name, content] of Object.entries(demoForms)) {
    const item = catalogue.find((one) => one.name === name);
    if (!item) throw new Error(`the demo has no item ${name}`);
    await publish(tx, by, formKind, { subject: formSubjectOf(item.code), content, reason: '窗口和网上按同一张表填写' });
  }
};
export default addForms;
