import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '#contract/scorecards/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { cardsQuery, runsQuery } from '../queries.ts';
import '../../../styles/parts.css';

/** A code that no card has. */
const freshCode = (taken: readonly string[]): string => {
  let n = taken.length + 1;
  while (taken.includes(`card_${n}`)) n += 1;
  return `card_${n}`;
};

/** Periods of all cards, newest first. */
export const Runs = () => {
  const { t } = useTranslation('scorecards-console');
  const me = useMe();
  const { card } = useSearch({ from: '/shell/scorecards' });
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const cards = useQuery(cardsQuery).data?.items ?? [];
  const { list, rows } = useList(runsQuery(card));
  const title = (code: string): string => {
    const found = cards.find((one) => one.code === code);
    return found ? labelOf(found.title) : code;
  };
  useTitle(t('title'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {mayOpen(me, 'scorecards.design') && (
          <p>
            {t('cards')}
            {cards.map((one) => (
              <Fragment key={one.code}>
                <Link to="/scorecards/cards/$code" params={{ code: one.code }}>
                  {labelOf(one.title)}
                </Link>
                {' · '}
              </Fragment>
            ))}
            <Link to="/scorecards/cards/$code" params={{ code: freshCode(cards.map(({ code }) => code)) }}>
              {t('newCard')}
            </Link>
          </p>
        )}
      </div>
      <search className="bar">
        <ChoiceFilter
          label={t('card')}
          any={t('anyCard')}
          value={card}
          choices={cards.map(({ code }) => code)}
          word={title}
          onChange={(next) => void navigate({ to: '/scorecards', search: { card: next } })}
        />
        {mayOpen(me, 'scorecards.run') && cards.length > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t('open.title')}
          </Button>
        )}
        <Link className="button-link quiet" to="/scorecards/bulletins">
          {t('bulletin.title')}
        </Link>
      </search>
      <RecordTable<Run>
        rowKey="id"
        list={list}
        rows={rows}
        width={760}
        empty={t(cards.length === 0 ? 'noCards' : 'noRuns')}
        columns={[
          {
            title: t('card'),
            key: 'card',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/scorecards/runs/$runId" params={{ runId: one.id }}>
                  {labelOf(one.title)}
                </Link>
                <div className="soft">{t(`subjects.${one.subjects}`)}</div>
              </>
            ),
          },
          {
            title: t('period'),
            key: 'period',
            render: (_, { first, last }) => (
              <span className="num">
                {first} – {last}
              </span>
            ),
          },
          { title: t('state'), key: 'state', width: 140, render: (_, { state }) => t(`states.${state}`) },
          {
            title: t('appeals'),
            key: 'appeals',
            width: 170,
            render: (_, { state, appealUntil, openAppeals }) =>
              [
                state === 'preliminary' && appealUntil !== null && t('until', { day: appealUntil }),
                openAppeals > 0 && t('openAppeals', { count: openAppeals }),
              ]
                .filter(Boolean)
                .join(' · '),
          },
        ]}
      />
      {opening && (
        <ActDrawer<{ card: string; day: string }, Run>
          keep="scorecards.open"
          subject=""
          title={t('open.title')}
          lead={t('open.lead')}
          submit={t('open.submit')}
          done={t('open.done')}
          renews="scorecards"
          initial={{ ...(card !== undefined && { card }), day: platformDay() }}
          request={({ card: code, day }) => asked(endpoints.scorecards.openRun, { params: { card: code }, body: { day } })}
          onClose={() => setOpening(false)}
          onDone={({ id }) => void navigate({ to: '/scorecards/runs/$runId', params: { runId: id } })}
        >
          <Form.Item name="card" label={t('card')} rules={[{ required: true, message: t('console:must.choose') }]}>
            <Select options={cards.map((one) => ({ value: one.code, label: labelOf(one.title) }))} />
          </Form.Item>
          <DayItem name="day" label={t('open.day')} required extra={t('open.dayHint')} max={platformDay()} />
        </ActDrawer>
      )}
    </div>
  );
};
