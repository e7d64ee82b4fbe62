import { DownloadOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PointsAccount, StatementLine } from '#contract/points/statement.ts';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { statementQuery } from './queries.ts';

/** The statement of an account: each entry with what it was, how it stands and the rule that paid. Who is on the other side is told by kind. */
export const StatementDrawer = ({ account, onClose }: { account: PointsAccount; onClose: () => void }) => {
  const { t } = useTranslation('points-console');
  const locale = useLocale();
  const { busy, download } = useDownload();
  const { list, rows, first } = useList(statementQuery(account.type, account.id));
  return (
    <Drawer
      open
      onClose={onClose}
      title={account.name}
      size="large"
      extra={
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(`/api/points/accounts/${account.type}/${account.id}/sheet`)}
        >
          {t('export')}
        </Button>
      }
    >
      {first && <p>{t('balance', { ...first.balance })}</p>}
      <RecordTable<StatementLine>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noEntries')}
        columns={[
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, line) => (
              <>
                <strong>{labelOf(line.title)}</strong>
                <div className="soft">
                  {[
                    shortTime(line.at, locale),
                    line.act === 'transfer' || line.act === 'post' ? null : t(`acts.${line.act}`),
                    line.act === 'hold' ? t(`states.${line.state}`) : null,
                    line.rule && t('rule', { title: labelOf(line.rule.title), version: line.rule.version }),
                    line.reason,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </>
            ),
          },
          { title: t('other'), key: 'other', render: (_, line) => t(`kinds.${line.other}`) },
          {
            title: t('points'),
            key: 'points',
            align: 'right',
            render: (_, line) => (line.points > 0 ? `+${line.points}` : `−${-line.points}`),
          },
        ]}
      />
    </Drawer>
  );
};
