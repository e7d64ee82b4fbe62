import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Oddity } from '#contract/points/by-hand.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { odditiesQuery } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import { Objections } from './Objections.tsx';

/** What looks odd about how acts were confirmed, and what was found about it. It judges an account's work, never a resident. */
export const Oddities = () => {
  const { t } = useTranslation('points-rules-console');
  const locale = useLocale();
  useTitle(t('oddities.title'));
  const { list, rows } = useList(odditiesQuery(false));
  const [checking, setChecking] = useState<Oddity | null>(null);
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('oddities.title')}</h1>
        <p className="soft">{t('oddities.lead')}</p>
      </div>
      <RecordTable<Oddity>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('oddities.none')}
        columns={[
          {
            title: t('oddities.what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{t(`oddities.kinds.${one.kind}`, { count: one.acts, hours: Math.floor(one.minutes / 60) })}</strong>
                <div className="soft">
                  {one.area.name} · {fullTime(one.firstAt, locale)} – {fullTime(one.lastAt, locale)}
                </div>
              </>
            ),
          },
          { title: t('oddities.by'), key: 'by', render: (_, one) => one.by },
          {
            title: t('oddities.finding'),
            key: 'finding',
            render: (_, one) =>
              one.finding ? (
                <>
                  {one.finding}
                  <div className="soft">{one.checkedBy}</div>
                </>
              ) : (
                one.mayCheck && (
                  <Button size="small" onClick={() => setChecking(one)}>
                    {t('oddities.check')}
                  </Button>
                )
              ),
          },
        ]}
      />
      <Objections />
      {checking && (
        <ActDrawer<{ finding: string }, Oddity>
          keep="points.oddity"
          subject={checking.id}
          title={t('oddities.check')}
          submit={t('oddities.check')}
          done={t('done')}
          renews="points"
          request={({ finding }) =>
            asked(endpoints.points.checkOddity, { params: { oddityId: checking.id }, body: { finding: finding.trim() } })
          }
          onClose={() => setChecking(null)}
          onDone={() => setChecking(null)}
        >
          <Form.Item
            name="finding"
            label={t('oddities.finding')}
            rules={[{ required: true, whitespace: true, min: 2, max: 500, message: t('needed') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </div>
  );
};
