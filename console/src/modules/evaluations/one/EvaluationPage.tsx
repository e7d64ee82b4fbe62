import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation, OwnSheet, PairImport } from '#contract/evaluations/api.ts';
import { evaluationSteps, itemsOf, percentOf } from '#contract/evaluations/values.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { evaluationQuery } from '../queries.ts';
import { DraftForm } from './DraftForm.tsx';
import { Results } from './Results.tsx';
import { SheetForm } from './SheetForm.tsx';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

const answers = ['changed', 'same', 'without', 'faults'] as const satisfies readonly (keyof PairImport)[];

/** One evaluation: what is rated and by whom, the sheets one fills, and what came of it. */
export const EvaluationPage = () => {
  const { evaluationId } = useParams({ strict: false }) as { evaluationId: string };
  const query = useQuery(evaluationQuery(evaluationId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown evaluation={query.data} onImported={() => void query.refetch()} />;
};

const Shown = ({ evaluation: e, onImported }: { evaluation: Evaluation; onImported: () => void }) => {
  const { t } = useTranslation('evaluations-console');
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'edit' | 'import' | null>(null);
  useTitle(e.title);
  const pairs = `/api/evaluations/${e.id}/pairs/sheet`;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/evaluations" search={{}}>
            {t('title')}
          </Link>
        </p>
        <h1>{e.title}</h1>
        <p className="soft">
          {[
            t(`evaluations:states.${e.state}`),
            `${t('period')} ${t('days', { from: e.first, until: e.last })}`,
            `${t('until')} ${e.until}`,
            `${t('progress')} ${t('progressOf', { came: e.came, due: e.due })}`,
            t(e.secret ? 'secretYes' : 'secretNo'),
            t('leastOf', { n: e.least }),
          ].join(' · ')}
        </p>
      </div>
      <div className="bar">
        {e.can.includes('edit') && <Button onClick={() => setTask('edit')}>{t('acts.edit')}</Button>}
        {evaluationSteps
          .filter((step) => e.can.includes(step))
          .map((step) => (
            <SendButton
              key={step}
              keep={`evaluations.${step}`}
              subject={e.id}
              inBar
              words={t(`acts.${step}`)}
              done={t(`done.${step}`)}
              renews="evaluations"
              sure={t(`ask.${step}`)}
              request={() => asked(endpoints.evaluations.stepEvaluation, { params: { evaluationId: e.id }, body: { step } })}
            />
          ))}
        {e.can.includes('edit') && <Button onClick={() => setTask('import')}>{t('import.open')}</Button>}
        {e.can.some((act) => act !== 'rate') && (
          <Button loading={busy} onClick={() => download(pairs)}>
            {t('acts.pairs')}
          </Button>
        )}
        {e.results !== null && e.results.length > 0 && (
          <Button loading={busy} onClick={() => download(`/api/evaluations/${e.id}/sheet`)}>
            {t('acts.export')}
          </Button>
        )}
      </div>
      {e.can.includes('edit') && <p className="soft">{t('weightsLead')}</p>}
      {e.sheets.length > 0 && <Sheets evaluation={e} />}
      {e.results !== null && <Results evaluation={e} results={e.results} />}
      <Things evaluation={e} />
      {e.raters.length > 0 && <Raters raters={e.raters} />}
      {task === 'edit' && <DraftForm evaluation={e} onClose={() => setTask(null)} />}
      {task === 'import' && (
        <PlainImport<PairImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={pairs}
          address={`/api/evaluation-pairs/import?evaluationId=${e.id}`}
          answers={answers}
          ready={({ changed }) => changed > 0}
          onClose={() => {
            setTask(null);
            onImported();
          }}
        />
      )}
    </div>
  );
};

const keyOf = ({ rater, department }: OwnSheet): string => `${rater.key} ${department.id}`;
/** The sheets one fills, those that are not filled yet first. */
const Sheets = ({ evaluation: e }: { evaluation: Evaluation }) => {
  const { t } = useTranslation('evaluations-console');
  const [open, setOpen] = useState<OwnSheet | null>(null);
  const several = new Set(e.sheets.map(({ rater }) => rater.key)).size > 1;
  const rows = e.sheets.toSorted((a, b) => Number(a.edit > 0) - Number(b.edit > 0));
  const next = rows.find((one) => one.edit === 0 && keyOf(one) !== (open && keyOf(open)));
  return (
    <section aria-label={t('sheets')}>
      <h2>{t('sheets')}</h2>
      <Table<OwnSheet>
        size="small"
        className="stacks"
        rowKey={keyOf}
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('department'), key: 'department', render: (_, { department }) => department.name },
          ...(several
            ? [
                {
                  title: t('rater'),
                  key: 'rater',
                  onCell: () => named(t('rater')),
                  render: (_: unknown, { rater }: OwnSheet) => rater.name,
                },
              ]
            : []),
          {
            title: t('state'),
            key: 'state',
            width: 140,
            onCell: () => named(t('state')),
            render: (_, { edit, points, department }) =>
              edit === 0
                ? t('unfilled')
                : t('filled', { percent: Math.round((percentOf(itemsOf(e.items, department.id), points) ?? 0) * 10) / 10 }),
          },
          {
            title: '',
            key: 'fill',
            width: 100,
            render: (_, sheet) =>
              e.can.includes('rate') && (
                <Button
                  size="small"
                  type={sheet.edit === 0 ? 'primary' : 'default'}
                  aria-label={`${t(sheet.edit === 0 ? 'acts.fill' : 'acts.correct')} ${sheet.department.name}`}
                  onClick={() => setOpen(sheet)}
                >
                  {t(sheet.edit === 0 ? 'acts.fill' : 'acts.correct')}
                </Button>
              ),
          },
        ]}
      />
      {open && <SheetForm evaluation={e} sheet={open} onClose={() => setOpen(null)} onNext={next ? () => setOpen(next) : null} />}
    </section>
  );
};

const Things = ({ evaluation: e }: { evaluation: Evaluation }) => {
  const { t } = useTranslation('evaluations-console');
  return (
    <section aria-label={t('things')}>
      <h2>{t('things')}</h2>
      <dl className="said-list">
        {e.items.map(({ code, name, power, full, help, only }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              {t('thingOf', { power: t(`evaluations:powers.${power}`), full })}
              {only.length > 0 && ` · ${t('onlySome', { count: only.length })}`}
              {help && <div className="soft">{help}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

type Rater = Evaluation['raters'][number];
const Raters = ({ raters }: { raters: readonly Rater[] }) => {
  const { t } = useTranslation('evaluations-console');
  return (
    <section aria-label={t('raters')}>
      <h2>{t('raters')}</h2>
      <Table<Rater>
        size="small"
        className="stacks"
        rowKey="key"
        dataSource={raters}
        pagination={raters.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('rater'), key: 'name', render: (_, { name }) => name },
          {
            title: t('kind'),
            key: 'kind',
            width: 140,
            onCell: () => named(t('kind')),
            render: (_, { kind }) => t(`evaluations:raters.${kind}`),
          },
          {
            title: t('came'),
            key: 'came',
            width: 120,
            onCell: () => named(t('came')),
            render: (_, { came, due }) => <span className="num">{t('progressOf', { came, due })}</span>,
          },
        ]}
      />
    </section>
  );
};
