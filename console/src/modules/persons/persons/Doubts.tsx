import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Doubt } from '#contract/persons/file.ts';
import type { Person } from '#contract/persons/persons.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Act, ReasonItem } from './Act.tsx';
import { Sections } from './Sections.tsx';
import '../../../styles/organisations.css';

type Deciding = { doubt: Doubt; keep: Person; other: Person; same: boolean };

/** Records that may be one person: a human decides. */
export const Doubts = () => {
  const { t } = useTranslation('persons');
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  useTitle(t('nav.doubts'));
  const { list, rows } = useList(
    listQuery(['persons', 'doubts'], (cursor, signal) => call(endpoints.persons.listDoubts, { query: { cursor, limit: 50 } }, signal)),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.doubts')}</h1>
        <p className="soft">{t('doubts.lead')}</p>
      </div>
      <Sections />
      <RecordTable<Doubt>
        list={list}
        rows={rows}
        rowKey={({ first, second }) => `${first.id} ${second.id}`}
        empty={t('doubts.none')}
        columns={[
          { title: t('doubts.one'), key: 'first', bare: true, render: (_, { first }) => <Shown person={first} /> },
          { title: t('doubts.other'), key: 'second', bare: true, render: (_, { second }) => <Shown person={second} /> },
          { title: t('doubts.why'), dataIndex: 'kind', render: (kind: Doubt['kind']) => t(`doubts.kinds.${kind}`) },
          {
            title: t('doubts.decide'),
            key: 'acts',
            bare: true,
            render: (_, doubt) => {
              const { first, second } = doubt;
              return (
                <div className="cell-acts">
                  <Button size="small" onClick={() => setDeciding({ doubt, keep: first, other: second, same: true })}>
                    {t('doubts.same')}
                  </Button>
                  <Button size="small" onClick={() => setDeciding({ doubt, keep: first, other: second, same: false })}>
                    {t('doubts.distinct')}
                  </Button>
                </div>
              );
            },
          },
        ]}
      />
      {deciding && (
        <Act<{ reason: string }, { ok: true }>
          keep="doubt"
          subject={`${deciding.keep.id}.${deciding.other.id}`}
          title={t(deciding.same ? 'doubts.same' : 'doubts.distinct')}
          lead={t(deciding.same ? 'merge.means' : 'doubts.distinctMeans')}
          submit={t('doubts.submit')}
          done={t('act.saved')}
          request={(v) =>
            asked(endpoints.persons.decideDoubt, {
              body: { keep: deciding.keep.id, other: deciding.other.id, same: deciding.same, reason: v.reason.trim() },
            })
          }
          onClose={() => setDeciding(null)}
          onDone={() => setDeciding(null)}
        >
          <ReasonItem label={t('act.reason')} />
        </Act>
      )}
    </div>
  );
};

const Shown = ({ person }: { person: Person }) => {
  const { t } = useTranslation('persons');
  return (
    <>
      <Link to="/persons/$personId" params={{ personId: person.id }}>
        {person.name}
      </Link>
      <div className="soft num">{person.phone ?? t('noPhone')}</div>
      {person.ties.slice(0, 3).map((tie) => (
        <div key={`${tie.use} ${tie.kind} ${tie.at}`} className="soft">
          {tie.at} {t(tie.word)}
        </div>
      ))}
    </>
  );
};
