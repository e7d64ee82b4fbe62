import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consequence } from '#contract/property/lists.ts';
import { type ConsequenceState, consequenceStates } from '#contract/property/values.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { useMe } from '../../../app/queries.ts';
import { asked, useSend } from '../../../app/send.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

/** What followed from the red and yellow lists of final periods: praise, cases, talks, entries in credit records. */
export const Consequences = () => {
  const { t } = useTranslation('property-console');
  const me = useMe();
  const navigate = useNavigate();
  const [state, setState] = useState<ConsequenceState | undefined>();
  useTitle(t('lists.title'));
  const { list, rows } = useList(
    listQuery(['property', 'consequences', state], (cursor, signal) =>
      call(endpoints.property.listConsequences, { query: { state, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('lists.title')}</h1>
        <p className="soft">{t('lists.lead')}</p>
      </div>
      <search className="bar">
        <Select
          aria-label={t('lists.state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('lists.anyState') },
            ...consequenceStates.map((value) => ({ value, label: t(`property:states.${value}`) })),
          ]}
          onChange={(next) => setState(consequenceStates.find((one) => one === next))}
        />
        {mayOpen(me, 'property.set_rules') && (
          <Button onClick={() => void navigate({ to: '/property/rules' })}>{t('property:consequencesOf.title')}</Button>
        )}
        <Button href="/open/property" target="_blank" rel="noreferrer">
          {t('lists.open')}
        </Button>
      </search>
      <RecordTable<Consequence>
        list={list}
        rows={rows}
        rowKey="id"
        width={980}
        empty={t('lists.none')}
        columns={[
          {
            title: t('estate'),
            key: 'estate',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/scorecards/runs/$runId/$subject" params={{ runId: one.run.id, subject: one.subject }}>
                  {one.name}
                </Link>
                <div className="soft">{one.company?.name ?? t('nobody')}</div>
              </>
            ),
          },
          { title: t('lists.period'), key: 'period', render: (_, { run }) => <span className="num">{`${run.first} – ${run.last}`}</span> },
          {
            title: t('lists.list'),
            key: 'list',
            render: (_, one) => (
              <>
                {t(`property:lists.${one.list}`)}
                {one.running > 1 && <div className="soft">{t('lists.running', { count: one.running })}</div>}
              </>
            ),
          },
          {
            title: t('lists.act'),
            key: 'act',
            render: (_, one) => (
              <>
                {t(`property:acts.${one.act}`)}
                {one.unmended && <span className="soft"> · {t('lists.unmended')}</span>}
                <div className="soft">{one.words}</div>
              </>
            ),
          },
          {
            title: t('lists.state'),
            key: 'state',
            width: 200,
            render: (_, one) => (
              <>
                {t(`property:states.${one.state}`)}
                {one.state === 'waits' && <div className="soft">{t('lists.waits', { day: one.dueOn })}</div>}
                {one.case && (
                  <div>
                    <Link to="/cases/$caseId" params={{ caseId: one.case.id }} search={{}}>
                      {one.case.number}
                    </Link>
                  </div>
                )}
                {one.meetingId && (
                  <div>
                    <Link to="/meetings/$meetingId" params={{ meetingId: one.meetingId }}>
                      {t('lists.meeting')}
                    </Link>
                  </div>
                )}
                {one.can.includes('carry') && ' '}
                {one.can.includes('carry') && <Carry consequence={one} />}
              </>
            ),
          },
        ]}
      />
    </div>
  );
};

const Carry = ({ consequence: { id, act } }: { consequence: Consequence }) => {
  const { t } = useTranslation('property-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const carrying = useSend({
    slot: useSlot('property.carry', id),
    request: (_: string) => asked(endpoints.property.carryConsequence, { params: { consequenceId: id }, body: {} }),
    onDone: () => {
      void message.success(t('lists.carried'));
      void client.invalidateQueries({ queryKey: ['property'] });
    },
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  return (
    <Popconfirm title={t(`lists.sure.${act}`)} okText={t('lists.carry')} cancelText={t('lists.cancel')} onConfirm={() => carrying.send(id)}>
      <Button size="small" loading={carrying.isPending}>
        {t('lists.carry')}
      </Button>
    </Popconfirm>
  );
};
