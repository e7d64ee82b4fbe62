import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { careClassSet } from '#contract/care/kinds.ts';
import type { CareRow } from '#contract/care/records.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { refined, wordOf } from '../../../app/kinds.ts';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { CareSearch } from '../search.ts';
import { ImportRecords } from './ImportRecords.tsx';
import { OpenDrawer } from './OpenDrawer.tsx';
import { Unled } from './Unled.tsx';

const whiches = ['all', 'late', 'renew'] as const;

/** Care records the viewer leads or visits by. Names are masked until one is opened for a reason. */
export const Records = () => {
  const { t } = useTranslation('care-console');
  const search = useSearch({ from: '/shell/care' });
  const navigate = useNavigate();
  const [doing, setDoing] = useState<'open' | 'import' | null>(null);
  const { which, class: of } = search;
  const { list, rows } = useList(
    listQuery(['care', 'records', which, of], (cursor, signal) =>
      call(
        endpoints.care.listCare,
        {
          query: {
            cursor,
            limit: 30,
            ...(of && { class: [of] }),
            ...(which === 'late' && { late: 'true' }),
            ...(which === 'renew' && { renew: 'true' }),
          },
        },
        signal,
      ),
    ),
  );
  const mayKeep = list.data?.pages[0]?.mayKeep ?? false;
  const change = (next: CareSearch): void => void navigate({ to: '/care', search: { ...search, ...next } });
  return (
    <QueuePage<CareRow, (typeof whiches)[number]>
      title={t('title')}
      lead={t('lead')}
      below={mayKeep && <Unled />}
      which={which ?? 'all'}
      whiches={whiches}
      whichWord={(one) => t(`which.${one}`)}
      onWhich={(next) => change({ which: next === 'all' ? undefined : next })}
      act={
        mayKeep && (
          <span className="queue-acts">
            <Button onClick={() => setDoing('import')}>{t('import.open')}</Button>
            <Button type="primary" onClick={() => setDoing('open')}>
              {t('open')}
            </Button>
          </span>
        )
      }
      filters={
        <ChoiceFilter
          label={t('class')}
          any={t('anyClass')}
          value={of}
          choices={refined(careClassSet)}
          word={(one) => t(wordOf(careClassSet, one))}
          onChange={(next) => change({ class: next })}
        />
      }
      list={list}
      rows={rows}
      empty={t(`none.${which ?? 'all'}`)}
      columns={[
        {
          title: t('person'),
          key: 'person',
          bare: true,
          render: (_, one) => (
            <Link to="/care/records/$recordId" params={{ recordId: one.id }}>
              {one.name}
            </Link>
          ),
        },
        {
          title: t('class'),
          key: 'class',
          render: (_, one) => one.classes.map((each) => <Tag key={each}>{t(wordOf(careClassSet, each))}</Tag>),
        },
        { title: t('area'), key: 'area', render: (_, one) => one.area.name },
        {
          title: t('visitors'),
          key: 'visitors',
          render: (_, one) => (
            <>
              {one.visitors.map(({ name }) => name).join(t('comma')) || <span className="soft">{t('noVisitor')}</span>}{' '}
              <span className="soft">{t('ledBy', { name: one.lead.name })}</span>
            </>
          ),
        },
        {
          title: t('seen'),
          key: 'seen',
          render: (_, one) => (
            <>
              {one.rhythm && t(`care:rhythms.${one.rhythm}`)} ·{' '}
              <span className="num">{one.lastSeen ? dayOf(one.lastSeen) : t('never')}</span> {one.late && <strong>{t('late')}</strong>}
            </>
          ),
        },
        {
          title: t('until'),
          key: 'until',
          render: (_, one) => (
            <>
              <span className="num">{one.consentUntil}</span> {one.renew && <strong>{t('renewSoon')}</strong>}
            </>
          ),
        },
      ]}
    >
      {doing === 'open' && <OpenDrawer onClose={() => setDoing(null)} />}
      {doing === 'import' && <ImportRecords onClose={() => setDoing(null)} />}
    </QueuePage>
  );
};
