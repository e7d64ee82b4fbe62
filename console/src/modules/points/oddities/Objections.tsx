import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointsObjection } from '#contract/points/objections.ts';
import { fullDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { objectionsQuery } from '../queries.ts';
import '../../../styles/points-rules.css';

interface Values {
  upheld: boolean;
  takeBack?: boolean;
  answer: string;
}

/** What people object to about what their acts earned, and what was answered. */
export const Objections = () => {
  const { t } = useTranslation('points-rules-console');
  const locale = useLocale();
  const { list, rows } = useList(objectionsQuery);
  const [deciding, setDeciding] = useState<PointsObjection | null>(null);
  return (
    <section className="points-part" aria-label={t('objections.title')}>
      <h2>{t('objections.title')}</h2>
      <p className="soft">{t('objections.lead')}</p>
      <RecordTable<PointsObjection>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('objections.none')}
        columns={[
          {
            title: t('objections.what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                {one.words}
                <div className="soft">
                  {one.person} · {one.area.name} · {fullDay(one.madeAt, locale)}
                </div>
              </>
            ),
          },
          {
            title: t('objections.earned'),
            key: 'earned',
            render: (_, { earned }) => (
              <>
                {earned.title} {t('pointsOf', { count: earned.points })}
                <div className="soft">{fullDay(earned.on, locale)}</div>
              </>
            ),
          },
          {
            title: t('objections.answer'),
            key: 'answer',
            render: (_, one) =>
              one.decision ? (
                <>
                  {t(`objections.${one.decision}`)}
                  <div className="soft">{one.answer}</div>
                </>
              ) : (
                one.mayDecide && (
                  <Button size="small" onClick={() => setDeciding(one)}>
                    {t('objections.decide')}
                  </Button>
                )
              ),
          },
        ]}
      />
      {deciding && (
        <ActDrawer<Values, PointsObjection>
          keep="points.objection"
          subject={deciding.id}
          title={t('objections.decide')}
          lead={deciding.words}
          submit={t('objections.decide')}
          done={t('done')}
          initial={{ upheld: true }}
          renews="points"
          request={({ upheld, takeBack = false, answer }) =>
            asked(endpoints.points.decidePointsObjection, {
              params: { objectionId: deciding.id },
              body: { upheld, takeBack: upheld && takeBack, answer: answer.trim() },
            })
          }
          onClose={() => setDeciding(null)}
          onDone={() => setDeciding(null)}
        >
          <Form.Item name="upheld" label={t('objections.decision')}>
            <Radio.Group
              options={[
                { value: true, label: t('objections.upheld') },
                { value: false, label: t('objections.refused') },
              ]}
            />
          </Form.Item>
          <Form.Item name="takeBack" valuePropName="checked">
            <Checkbox>{t('objections.takeBack')}</Checkbox>
          </Form.Item>
          <Form.Item
            name="answer"
            label={t('objections.answer')}
            rules={[{ required: true, whitespace: true, min: 2, max: 500, message: t('needed') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </section>
  );
};
