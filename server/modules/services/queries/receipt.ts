import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Block } from '#contract/kernel/paper.ts';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { presentApplication } from './application.ts';

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `services.receipt.${key}`, data);
const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

const blocksOf = (a: ApplicationDetail, site: string): Block[] => {
  const lacking = a.materials.filter(({ state }) => state === 'missing');
  const facts: readonly (readonly [string, string | null])[] = [
    [word('number'), a.number],
    [word('item'), a.item.name],
    [word('applicant'), a.applicant.name],
    [word('agent'), a.agent],
    [word('body'), a.body],
    [word('receivedAt'), moments.format(new Date(a.receivedAt))],
    [word('limit'), a.limit.zh],
    [word('code'), a.code],
  ];
  return [
    { kind: 'title', text: word('title') },
    {
      kind: 'table',
      rows: [[word('fact'), word('content')], ...facts.flatMap(([label, value]) => (value ? [[label, value]] : []))],
    },
    { kind: 'heading', text: word('materials') },
    {
      kind: 'table',
      rows: [
        [word('material'), word('handedIn')],
        ...a.materials.map(({ name, state }) => [name, wordOf('zh-CN', `services-own.materials.${state}`)]),
      ],
    },
    ...(lacking.length > 0 ? [{ kind: 'paragraph' as const, text: word('lacking', { count: lacking.length }) }] : []),
    { kind: 'paragraph', text: word('follow', { site: `${site}/services/mine` }) },
  ];
};

/** The receipt of an application for whoever took it in or applied; on record in the audit trail. @throws services.application_not_found */
export const receiptOf = async (context: Context, viewer: Viewer, id: string): Promise<{ pdf: Buffer; name: string }> => {
  const eye = await eyeOf(context, viewer);
  const { kernel } = context;
  const detail = await kernel.db.write(accessOf(viewer), async (tx) => {
    const { jurisdictionId, accountId: actorId } = viewer;
    const found = await presentApplication(eye, tx, id);
    await audit(tx, { jurisdictionId, actorId, action: 'services.receipt', subject: id, data: {}, at: eye.now });
    return found;
  });
  const site = kernel.config.publicUrls[0] ?? '';
  const pdf = await writePaper({
    title: `${word('title')} ${detail.number}`,
    blocks: blocksOf(detail, site),
    signatures: [],
    foot: [detail.number],
    code: null,
    at: eye.now.toISOString(),
  });
  return { pdf, name: `${word('title')} ${detail.number} ${shanghaiDay(eye.now)}.pdf` };
};
