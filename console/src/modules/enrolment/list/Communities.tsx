import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnrolmentCommunity } from '#contract/enrolment/communities.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import { codeSheets } from '../../../paper/code-sheets.ts';
import { savePdf } from '../../../paper/save.ts';
import type { Which } from '../search.ts';
import { useShell } from './useShell.ts';

type Row = EnrolmentCommunity & { readonly id: string };

/** Communities with their codes and what has come of them: figures of areas. */
export const Communities = () => {
  const { t, shell, search, change } = useShell();
  const { area } = search;
  const { list, rows } = useList(
    listQuery(['enrolment', 'communities', area], async (_, signal) => {
      const answer = await call(endpoints.enrolment.listEnrolmentCommunities, { query: area ? { area } : {} }, signal);
      return { ...answer, items: answer.items.map((one): Row => ({ ...one, id: one.code })), next: null };
    }),
  );
  const first = list.data?.pages[0];
  return (
    <QueuePage<Row, Which>
      {...shell}
      below={first && <p>{t('sum', first)}</p>}
      filters={<AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
      list={list}
      rows={rows}
      columns={[
        { title: t('community'), key: 'community', bare: true, render: (_, one) => <strong>{one.name}</strong> },
        { title: t('members'), key: 'members', render: (_, one) => <span className="num">{one.members}</span> },
        { title: t('waiting'), key: 'waiting', render: (_, one) => <span className="num">{one.waiting}</span> },
        { title: t('units'), key: 'units', render: (_, one) => <span className="num">{one.units}</span> },
        {
          title: t('acts'),
          key: 'acts',
          render: (_, one) => (
            <span className="queue-acts">
              {one.path && <Print of={one} path={one.path} />}
              {first?.mayManage && (
                <SendButton
                  keep="enrolment.code"
                  subject={one.code}
                  words={t(one.path ? 'code.renew' : 'code.make')}
                  done={t('code.made')}
                  renews="enrolment"
                  {...(one.path && { sure: t('code.renewSure') })}
                  request={() => asked(endpoints.enrolment.makeEnrolmentCode, { body: { areaCode: one.code } })}
                />
              )}
            </span>
          ),
        },
      ]}
    />
  );
};

/** The code as a sheet to hang out. */
const Print = ({ of, path }: { of: Row; path: string }) => {
  const { t } = useTranslation('enrolment-console');
  const { message } = App.useApp();
  const url = path.startsWith('/') ? location.origin + path : path;
  const print = (): void => {
    const pages = codeSheets([{ url, name: of.name, kind: t('code.kind'), area: '' }], 'sign', t('code.text'));
    savePdf(`${t('code.file')}-${of.name}.pdf`, pages, t('code.file')).catch((error: unknown) => void message.error(wordsFor(error)));
  };
  return (
    <Button size="small" onClick={print}>
      {t('code.print')}
    </Button>
  );
};
