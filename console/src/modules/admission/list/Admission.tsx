import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdmissionImport, AdmissionItem } from '#contract/admission/api.ts';
import { admissionKinds, admissionStates } from '#contract/admission/kinds.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMedia, useTitle } from '../../../app/hooks.ts';
import { queryClient, useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { ApplyDrawer, DecideDrawer, EndDrawer } from '../drawers.tsx';
import type { AdmissionSearch } from '../pages.tsx';
import '../../../styles/stacks.css';

const key = 'admission';

/** What may be passed to communities, what was withdrawn from them, and what they may not be asked to certify. */
export const Admission = () => {
  const { t } = useTranslation('admission-console');
  const me = useMe();
  const locale = useLocale();
  const wide = useMedia('(min-width: 768px)');
  const navigate = useNavigate();
  const { state = 'admitted', kind } = useSearch({ strict: false }) as AdmissionSearch;
  const [open, setOpen] = useState<'apply' | 'import' | { decide: AdmissionItem } | { end: AdmissionItem } | null>(null);
  const { busy, download } = useDownload();
  useTitle(t('nav.admission'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [key, state, kind],
    queryFn: ({ signal }) => call(endpoints.admission.listAdmission, { query: { state, ...(kind && { kind }) } }, signal),
  });
  const change = (next: AdmissionSearch): void => void navigate({ to: '/admission', search: { state, ...(kind && { kind }), ...next } });
  const close = (): void => setOpen(null);
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.admission')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Select
          aria-label={t('state')}
          value={state}
          options={admissionStates.map((value) => ({ value, label: t(`admission:states.${value}`) }))}
          onChange={(next) => change({ state: next })}
        />
        <Select
          aria-label={t('kind')}
          value={kind ?? ''}
          options={[
            { value: '', label: t('anyKind') },
            ...admissionKinds.map((value) => ({ value, label: t(`admission:kinds.${value}`) })),
          ]}
          onChange={(next) => change({ kind: next === '' ? undefined : (next as AdmissionSearch['kind']) })}
        />
        <Button loading={busy} onClick={() => void download('/api/admission/sheet')}>
          {t('export')}
        </Button>
        {mayOpen(me, 'admission.decide') && <Button onClick={() => setOpen('import')}>{t('import.title')}</Button>}
        {data?.mayApply && (
          <Button type="primary" onClick={() => setOpen('apply')}>
            {t('apply')}
          </Button>
        )}
      </search>
      <Table<AdmissionItem>
        size="small"
        className="stacks"
        rowKey="id"
        loading={isPending}
        dataSource={data?.items ?? []}
        scroll={wide ? { x: 940 } : {}}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <span className="soft">{t(state === 'admitted' && !kind ? 'none' : 'noneOf')}</span> }}
        columns={[
          { title: t('code'), dataIndex: 'code', width: 110, className: 'num', onCell: () => named(t('code')) },
          {
            title: t('title'),
            key: 'title',
            onCell: () => named(t('title')),
            render: (_, one) => (
              <>
                {one.title}
                <div className="soft">
                  {t(`admission:kinds.${one.kind}`)}
                  {one.department && ` · ${one.department}`}
                  {one.endsOn && ` · ${one.over ? t('over') : t('until', { day: one.endsOn })}`}
                </div>
              </>
            ),
          },
          { title: t('basis'), dataIndex: 'basis', onCell: () => named(t('basis')) },
          {
            title: t('category'),
            key: 'category',
            width: 160,
            onCell: () => named(t('category')),
            render: (_, { category }) => category && `${category.code} ${locale === 'en' ? category.nameEn : category.name}`,
          },
          {
            title: t('decided'),
            key: 'decided',
            width: 180,
            onCell: () => named(t('decided')),
            render: (_, { decidedBy, decision, reason, state: so }) =>
              so === 'applied' ? (
                reason
              ) : (
                <>
                  {decision}
                  <div className="soft">{decidedBy}</div>
                </>
              ),
          },
          {
            title: t('acts'),
            key: 'acts',
            width: 90,
            render: (_, one) => (
              <div className="cell-acts">
                {one.actions.includes('decide') && (
                  <Button size="small" type="primary" ghost onClick={() => setOpen({ decide: one })}>
                    {t('decide')}
                  </Button>
                )}
                {one.actions.includes('end') && (
                  <Button size="small" onClick={() => setOpen({ end: one })}>
                    {t('end')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {data && (
        <section className="card">
          <h2>{t('certificates', { count: data.certificates.names.length, source: data.certificates.source })}</h2>
          <p>{data.certificates.names.join(t('comma'))}</p>
        </section>
      )}
      {open === 'apply' && <ApplyDrawer onClose={close} />}
      {open === 'import' && <Import onClose={close} />}
      {open !== null && typeof open === 'object' && 'decide' in open && <DecideDrawer item={open.decide} onClose={close} />}
      {open !== null && typeof open === 'object' && 'end' in open && <EndDrawer item={open.end} onClose={close} />}
    </div>
  );
};

const answers = ['added', 'changed', 'faults'] as const satisfies readonly (keyof AdmissionImport)[];

/** The list by workbook. */
const Import = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('admission-console');
  return (
    <PlainImport<AdmissionImport>
      words={(word, data = {}) => t(`import.${word}`, data)}
      template="/api/admission/sheet"
      address="/api/admission/import"
      answers={answers}
      ready={(answer) => answer.added + answer.changed > 0}
      onClose={onClose}
      onDone={() => {
        void queryClient.invalidateQueries({ queryKey: [key] });
        onClose();
      }}
    />
  );
};
