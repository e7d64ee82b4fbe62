import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import type { Context } from './context.ts';
import { findEntrustment } from './store/entrustments.ts';
import { personOf } from './store/persons.ts';

const body = `# 授权委托书

委托人：{{委托人}}

受托人（帮办代办员）：{{受托人}}

委托人因不便到现场，委托受托人代为办理下列事项：

办理事项：{{办理事项}}

委托权限：{{委托权限}}

帮办代办不收取服务费用；依法应缴的费用由委托人承担。委托人可以随时终止委托。

日期：{{日期}}`;

export const authoritySource = 'services.entrustment';

/** 2026-11-28 → 2026年11月28日 */
const written = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** Written authorities as documents: signed by the person and by who acts for them. Nobody else reads one. */
export const authorityPaper = ({ kernel, accounts }: Pick<Context, 'kernel' | 'accounts'>): DocumentSource => {
  const acts = async (tx: Tx, viewer: Viewer, id: string) => {
    const found = await findEntrustment(tx, id);
    return found && found.agentId !== null && found.agentId === viewer.accountId ? found : null;
  };
  return {
    source: authoritySource,
    fields: ['委托人', '受托人', '办理事项', '委托权限', '日期'],
    template: { name: '授权委托书', series: '帮办代办', body },
    open: async (viewer) => {
      const ring = await kernel.keys.of(viewer.jurisdictionId);
      return async (tx, id) => {
        const found = await acts(tx, viewer, id);
        const person = found && (await personOf(tx, ring, found.personId));
        if (!found?.agentId || !person) return null;
        const agent = (await accounts.contacts([found.agentId], tx)).get(found.agentId)?.name ?? '';
        return {
          title: '授权委托书',
          values: {
            委托人: person.name,
            受托人: agent,
            办理事项: found.item,
            委托权限: found.scope,
            日期: written(found.acceptedAt ?? found.askedAt),
          },
          parties: [
            { role: '委托人', name: person.name, organisationId: null },
            { role: '受托人', name: agent, organisationId: null },
          ],
          areaPath: found.areaPath,
        };
      };
    },
    worksOn: async (tx, viewer, id) => (await acts(tx, viewer, id)) !== null,
  };
};
