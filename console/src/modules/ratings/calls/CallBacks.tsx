import { PhoneOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallBack } from '#contract/ratings/call-backs.ts';
import { nameOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { caseColumn } from '../../../components/list/caseColumn.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Answers } from '../Answers.tsx';
import { Sections } from '../Sections.tsx';
import type { RatingSearch } from '../search.ts';
import { CallDrawer } from './CallDrawer.tsx';

const whiches = ['to_call', 'ended'] as const;

/** The call list: whom to call next, and what call-backs came to. */
export const CallBacks = () => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const search = useSearch({ from: '/shell/call-backs' });
  const navigate = useNavigate();
  const [calling, setCalling] = useState<CallBack | null>(null);
  const which = whiches.find((one) => one === search.which) ?? 'to_call';
  const { area } = search;
  const { list, rows } = useList(
    listQuery(['ratings', 'calls', which, area], (cursor, signal) =>
      call(endpoints.ratings.listCallBacks, { query: { which, area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: RatingSearch): void => void navigate({ to: '/call-backs', search: { ...search, ...next } });
  return (
    <QueuePage<CallBack, typeof which>
      sections={<Sections />}
      title={t('sections.calls')}
      lead={t('calls.lead')}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`calls.which.${one}`)}
      onWhich={(next) => change({ which: next })}
      filters={<AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
      list={list}
      rows={rows}
      width={900}
      empty={t(`calls.none.${which}`)}
      columns={[
        caseColumn(t('calls.case'), ({ category, area: where }) => [category && nameOf(category), where]),
        { title: t('calls.handler'), key: 'handler', render: (_, { handler }) => handler ?? t('figures.none') },
        {
          title: t('calls.asked'),
          key: 'asked',
          width: 120,
          render: (_, { askedAt }) => <span className="num">{shortTime(askedAt, locale)}</span>,
        },
        which === 'to_call'
          ? {
              title: t('calls.call'),
              key: 'call',
              width: 210,
              render: (_: unknown, one: CallBack) => (
                <>
                  {one.mayCall && (
                    <Button size="small" type="primary" ghost icon={<PhoneOutlined />} onClick={() => setCalling(one)}>
                      {t('calls.call')}
                    </Button>
                  )}{' '}
                  <span className="soft num">
                    {one.attempts === 0 ? t('calls.never') : t('calls.attempts', { count: one.attempts, most: one.attemptsMost })}
                  </span>
                </>
              ),
            }
          : {
              title: t('calls.result'),
              key: 'result',
              width: 320,
              render: (_: unknown, one: CallBack) => (
                <>
                  {one.answers ? <Answers answers={one.answers} /> : one.result && t(`ratings:results.${one.result}`)}
                  {one.way && <div className="soft">{t(`calls.ways.${one.way}`)}</div>}
                </>
              ),
            },
      ]}
    >
      {calling && <CallDrawer callBack={calling} onClose={() => setCalling(null)} />}
    </QueuePage>
  );
};
