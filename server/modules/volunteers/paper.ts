import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { certificateIssuer } from '#contract/volunteers/settings.ts';
import type { Tx } from '#kernel/db.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import { maskIdNumber } from '#modules/persons/domain/index.ts';
import { openIdNumber } from '#modules/persons/index.ts';
import type { Context } from './context.ts';
import { mayManage } from './policy.ts';
import { type CertificateRow, findCertificate } from './store/certificates.ts';
import { enteredHours } from './store/lists.ts';

export const certificateSource = 'volunteers.hours';

const body = `# 志愿服务记录证明

兹证明{{姓名}}（{{证件类型}}：{{证件号码}}）自{{起始日期}}至{{截止日期}}参加志愿服务，服务时长共计 {{服务时长}}。

服务内容：

{{服务内容}}

出具单位：{{出具单位}}

负责人：{{负责人}}

经办人：{{经办人}}

联系电话：{{联系电话}}

{{出具日期}}

> 时长由志愿服务组织者记录，经认定并公示后记入；路途时间不计入。扫描证明上的二维码可以核验。`;

const dayOf = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
/** Hours with a half as people say them: 12.5 小时. */
const hoursIn = (minutes: number): string => `${Number((minutes / 60).toFixed(2))} 小时`;

/** Certificates of hours (民发〔2015〕149号): made and read by whoever served, or by whoever manages volunteers there. Nobody else reads one. */
export const certificatePaper = ({ kernel, territory, accounts }: Pick<Context, 'kernel' | 'territory' | 'accounts'>): DocumentSource => {
  const asked = async (tx: Tx, viewer: Viewer, id: string): Promise<CertificateRow | null> => {
    const found = await findCertificate(tx, id);
    return found && (found.accountId === viewer.accountId || mayManage(viewer, found.areaPath)) ? found : null;
  };
  return {
    source: certificateSource,
    fields: [
      '姓名',
      '证件类型',
      '证件号码',
      '起始日期',
      '截止日期',
      '服务时长',
      '服务次数',
      '服务内容',
      '出具单位',
      '负责人',
      '经办人',
      '联系电话',
      '出具日期',
    ],
    template: { name: '志愿服务记录证明', series: '志愿服务证明', body },
    open: async (viewer) => {
      const [ring, snapshot, jurisdiction] = await Promise.all([
        kernel.keys.of(viewer.jurisdictionId),
        territory.snapshot(viewer.jurisdictionId),
        kernel.jurisdictions.byId(viewer.jurisdictionId),
      ]);
      const issuer = settingOf(certificateIssuer, jurisdiction?.settings ?? {});
      return async (tx, id) => {
        const found = await asked(tx, viewer, id);
        if (!found) return null;
        const hours = await enteredHours(tx, found.personId, found, shanghaiDay(found.at));
        const number = found.idNumber === 'none' ? null : openIdNumber(ring, found.personId, found.idNumberSealed);
        const area = snapshot.findByPath(found.areaPath) ?? snapshot.root;
        const by = issuer.name || snapshot.describe(area);
        const own = found.accountId === viewer.accountId;
        const handler = own ? '本人自助打印' : ((await accounts.contacts([viewer.accountId], tx)).get(viewer.accountId)?.name ?? '');
        return {
          title: '志愿服务记录证明',
          values: {
            姓名: found.name,
            证件类型: number === null ? '证件' : '居民身份证',
            证件号码: number === null ? '未登记或不显示' : found.idNumber === 'full' ? number : maskIdNumber(number),
            起始日期: dayOf(found.from),
            截止日期: dayOf(found.until),
            服务时长: hoursIn(hours.reduce((sum, { minutes }) => sum + minutes, 0)),
            服务次数: `${hours.length} 次`,
            服务内容: hours.map(({ day, title, minutes }) => `- ${dayOf(day)} ${title} ${hoursIn(minutes)}`).join('\n'),
            出具单位: by,
            负责人: issuer.head,
            经办人: handler,
            联系电话: issuer.phone,
            出具日期: dayOf(shanghaiDay(kernel.clock.now())),
          },
          parties: [{ role: '出具单位', name: by, organisationId: null }],
          areaPath: found.areaPath,
        };
      };
    },
    worksOn: async (tx, viewer, id) => (await asked(tx, viewer, id)) !== null,
  };
};
