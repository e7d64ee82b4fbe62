import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRequest } from '#contract/persons/requests.ts';
import { fullTime, shortDay } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Act, ReasonItem } from './Act.tsx';
import { Sections } from './Sections.tsx';
import '../../../styles/organisations.css';

type Named = { zh: string; en: string | null };
const useNamed = () => {
  const locale = useLocale();
  return ({ zh, en }: Named): string => (locale === 'en' ? (en ?? zh) : zh);
};

/** What people asked for: a copy of their data, or erasure; the ledger of what was done. */
export const Requests = () => {
  const { t } = useTranslation('persons');
  const locale = useLocale();
  const named = useNamed();
  const [open, setOpen] = useState(true);
  const [deciding, setDeciding] = useState<PersonRequest | null>(null);
  useTitle(t('nav.requests'));
  const { list, rows } = useList(
    listQuery(['persons', 'requests', open], (cursor, signal) =>
      call(endpoints.persons.listRequests, { query: { cursor, limit: 50, open: open ? 'true' : 'false' } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.requests')}</h1>
        <p className="soft">{t('requests.lead')}</p>
      </div>
      <Sections />
      <div className="bar">
        <Checkbox checked={open} onChange={(e) => setOpen(e.target.checked)}>
          {t('requests.open')}
        </Checkbox>
      </div>
      <RecordTable<PersonRequest>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t(open ? 'requests.noneOpen' : 'requests.none')}
        columns={[
          {
            title: t('requests.whose'),
            key: 'name',
            bare: true,
            render: (_, r) => (
              <>
                <strong>{r.name || t('requests.erasedName')}</strong> <span className="flag">{t(`kinds.${r.kind}`)}</span>
                {r.note && <div className="soft">{r.note}</div>}
              </>
            ),
          },
          {
            title: t('requests.asked'),
            key: 'asked',
            render: (_, r) => (
              <>
                <span className="num">{fullTime(r.askedAt, locale)}</span>{' '}
                <span className="soft">{r.askedBy ?? t('requests.platform')}</span>
                {r.state === 'asked' && <div className="soft">{t('requests.due', { day: shortDay(r.dueAt, locale) })}</div>}
              </>
            ),
          },
          {
            title: t('requests.outcome'),
            key: 'state',
            render: (_, r) => (
              <>
                <span>{t(`states.${r.state}`)}</span>{' '}
                {r.decidedBy && (
                  <span className="soft">
                    {r.decidedBy} {r.decidedAt && fullTime(r.decidedAt, locale)}
                  </span>
                )}
                {r.reason && <div className="soft">{r.reason}</div>}
                <Outcome erased={r.erased} kept={r.kept} named={named} />
              </>
            ),
          },
          {
            title: t('requests.acts'),
            key: 'acts',
            bare: true,
            render: (_, r) => (
              <div className="cell-acts">
                {r.actions.includes('decide') && (
                  <Button size="small" type="primary" onClick={() => setDeciding(r)}>
                    {t('requests.decide')}
                  </Button>
                )}
                {r.actions.includes('fetch') && <a href={`/api/person-requests/${r.id}/file`}>{t('requests.fetch')}</a>}
              </div>
            ),
          },
        ]}
      />
      {deciding && <Decide request={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
};

const Outcome = ({ erased, kept, named }: Pick<PersonRequest, 'erased' | 'kept'> & { named: (one: Named) => string }) => {
  const { t } = useTranslation('persons');
  return (
    <>
      {erased.length > 0 && <div>{t('requests.erased', { what: erased.map(named).join(t('console:comma')) })}</div>}
      {kept.map((one) => (
        <div key={one.what.zh} className="soft">
          {t(one.until ? 'requests.keptUntil' : 'requests.kept', {
            what: named(one.what),
            count: one.count,
            basis: t(`bases.${one.basis}`),
            day: one.until ?? '',
          })}
        </div>
      ))}
    </>
  );
};

const Decide = ({ request, onClose }: { request: PersonRequest; onClose: () => void }) => {
  const { t } = useTranslation('persons');
  const named = useNamed();
  const preview = useQuery({
    queryKey: ['persons', 'preview', request.id],
    enabled: request.kind === 'erasure',
    queryFn: ({ signal }) => call(endpoints.persons.previewErasure, { params: { requestId: request.id } }, signal),
  });
  return (
    <Act<{ grant: boolean; reason: string }, PersonRequest>
      keep="decide"
      subject={request.id}
      title={t('requests.decideTitle', { kind: t(`kinds.${request.kind}`), name: request.name })}
      lead={
        request.kind === 'export' ? (
          t('requests.exportMeans')
        ) : preview.error ? (
          <p className="field-problem">{wordsFor(preview.error)}</p>
        ) : preview.data ? (
          <>
            <p>{t('requests.erasureMeans')}</p>
            <Outcome {...preview.data} named={named} />
          </>
        ) : (
          <Skeleton active paragraph={{ rows: 3 }} />
        )
      }
      submit={t('requests.submit')}
      done={t('act.saved')}
      initial={{ grant: true }}
      request={(v) =>
        asked(endpoints.persons.decideRequest, { params: { requestId: request.id }, body: { grant: v.grant, reason: v.reason.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="grant" label={t('requests.verdict')}>
        <Radio.Group
          options={[
            { value: true, label: t('requests.grant') },
            { value: false, label: t('requests.refuse') },
          ]}
        />
      </Form.Item>
      <ReasonItem label={t('requests.reason')} />
    </Act>
  );
};
