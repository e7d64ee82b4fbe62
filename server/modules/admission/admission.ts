import { certificateSource } from '#contract/admission/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { jurisdictionOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, importWork } from '#kernel/sheets/work.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import { type Cases, lookups } from '#modules/cases/index.ts';
import type { Demands } from '#modules/demands/index.ts';
import { importAdmission } from './commands/import.ts';
import { type Admission, type Context, rulesOf } from './context.ts';
import { certificateIn, refusalOf } from './domain/admit.ts';
import { findItems } from './queries/ask.ts';
import { admissionSheet, admissionTodos } from './queries/items.ts';
import { itemsIn } from './store/items.ts';

/** Items judged by at most. */
const most = 1_000;

/** Opens the module: what is not on the list does not go to a community, and no certificate is asked of one that may not be. */
export const createAdmission = (
  kernel: Kernel,
  { demands, ...services }: { cases: Cases; accounts: Accounts; demands: Demands },
): Admission => {
  const context: Context = { kernel, ...services };
  const { cases } = services;
  kernel.todos.add(admissionTodos(context));
  kernel.search.add(findItems(context));
  cases.dispatching.add({
    code: 'admission.list',
    check: async (tx, file, { at, organisationId }) => {
      const jurisdictionId = jurisdictionOf(tx);
      const [rules, { config, organisations }] = await Promise.all([rulesOf(context, jurisdictionId), lookups(cases, jurisdictionId)]);
      const organisation = organisationId === undefined ? null : organisations.get(organisationId);
      if (rules.offList !== 'refuse' || organisation?.kind !== 'community') return;
      const refusal = refusalOf(await itemsIn(tx, ['admitted'], null, most), file.categoryCode, shanghaiDay(at));
      if (!refusal) return;
      const category = file.categoryCode === null ? null : config.category(file.categoryCode);
      const matter = category?.name ?? file.categoryCode ?? '';
      if ('withdrawn' in refusal) {
        const { code, title, basis } = refusal.withdrawn;
        fail('admission.withdrawn', { organisation: organisation.name, code, title, basis });
      }
      fail('admission.not_admitted', { organisation: organisation.name, matter });
    },
  });
  demands.bars.add(async (jurisdictionId, { title, note }) => {
    const { certificates } = await rulesOf(context, jurisdictionId);
    const name = certificateIn(certificates, `${title}\n${note ?? ''}`);
    if (name !== null) fail('admission.certificate', { name, source: certificateSource });
  });
  return {
    context,
    sheets: {
      import: importWork(kernel, 'admission.import', (viewer, given) => importAdmission(context, viewer, given)),
      export: exportWork(kernel, 'admission.export', (viewer, _: object, __, signal) => admissionSheet(context, viewer, signal)),
    },
  };
};
