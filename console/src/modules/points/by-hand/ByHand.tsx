import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { byHandStates, type HandEntry } from '#contract/points/by-hand.ts';
import { fullDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { actsQuery, byHandQuery } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import { EnterDrawer } from './EnterDrawer.tsx';

/** Acts entered by hand: what, for what reason, who entered and who confirmed. All staff see the list. */
export const ByHand = () => {
  const { t } = useTranslation('points-rules-console');
  const locale = useLocale();
  useTitle(t('byHand.title'));
  const { state } = useSearch({ from: '/shell/points/by-hand' });
  const navigate = useNavigate();
  const { list, rows, first } = useList(byHandQuery(state));
  const acts = useQuery(actsQuery).data?.items ?? [];
  const [deciding, setDeciding] = useState<HandEntry | null>(null);
  const [entering, setEntering] = useState(false);
  const titleOf = ({ act, kind }: HandEntry): string => {
    const found = acts.find((one) => one.act === act);
    const of = found?.kinds.find(({ code }) => code === kind)?.title;
    return [found?.title ?? act, of].filter(Boolean).join(' · ');
  };
  const amount = (one: HandEntry): string => t(one.unit === 'minutes' ? 'minutes' : 'times', { count: one.quantity });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('byHand.title')}</h1>
        <p className="soft">{t('byHand.lead')}</p>
      </div>
      <search className="bar">
        <Select
          aria-label={t('state')}
          allowClear
          placeholder={t('anyState')}
          value={state}
          options={byHandStates.map((one) => ({ value: one, label: t(`states.${one}`) }))}
          onChange={(next) => void navigate({ to: '/points/by-hand', search: next ? { state: next } : {} })}
        />
        {(first?.mayEnter.length ?? 0) > 0 && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('byHand.enter')}
          </Button>
        )}
      </search>
      <RecordTable<HandEntry>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('byHand.none')}
        columns={[
          {
            title: t('byHand.what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{titleOf(one)}</strong> {amount(one)}
                <div className="soft">
                  {one.person} · {one.area.name} · {fullDay(one.on, locale)}
                </div>
                {one.alike > 0 && <div>{t('byHand.alike', { count: one.alike })}</div>}
              </>
            ),
          },
          { title: t('reason'), key: 'reason', render: (_, one) => one.reason },
          {
            title: t('byHand.entered'),
            key: 'entered',
            render: (_, one) => (
              <>
                {one.enteredBy}
                <div className="soft">{fullDay(one.enteredAt, locale)}</div>
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, one) => (
              <>
                {t(`states.${one.state}`)}
                {one.points !== null && <> · {t('pointsOf', { count: one.points })}</>}
                {one.decidedBy && <div className="soft">{[one.decidedBy, one.decision].filter(Boolean).join(t('colon'))}</div>}
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) =>
              one.mayDecide && (
                <Button size="small" aria-label={t('byHand.decideOf', { name: one.person })} onClick={() => setDeciding(one)}>
                  {t('byHand.decide')}
                </Button>
              ),
          },
        ]}
      />
      {entering && first && <EnterDrawer areas={first.mayEnter} acts={acts} onClose={() => setEntering(false)} />}
      {deciding && (
        <ActDrawer<{ confirm: boolean; reason?: string }, HandEntry>
          keep="points.byHand"
          subject={deciding.id}
          title={t('byHand.decide')}
          lead={`${titleOf(deciding)} ${amount(deciding)} · ${deciding.person} · ${deciding.reason}`}
          submit={t('byHand.decide')}
          done={t('done')}
          initial={{ confirm: true }}
          renews="points"
          request={({ confirm, reason = '' }) =>
            asked(endpoints.points.decideByHand, { params: { entryId: deciding.id }, body: { confirm, reason: reason.trim() || null } })
          }
          onClose={() => setDeciding(null)}
          onDone={() => setDeciding(null)}
        >
          <Form.Item name="confirm" label={t('byHand.decision')}>
            <Radio.Group
              options={[
                { value: true, label: t('byHand.confirm') },
                { value: false, label: t('byHand.refuse') },
              ]}
            />
          </Form.Item>
          <Form.Item name="reason" label={t('byHand.remark')} extra={t('byHand.remarkHelp')}>
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </div>
  );
};
