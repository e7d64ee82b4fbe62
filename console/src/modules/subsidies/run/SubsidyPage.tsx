import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportSubsidy, SubsidyDifference, SubsidyLine, SubsidyShown } from '#contract/subsidies/api.ts';
import { capitalYuan, yuanOf } from '#contract/subsidies/money.ts';
import { runSteps, type SubsidyStep } from '#contract/subsidies/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullTime } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { differencesQuery, subsidyQuery } from '../queries.ts';
import { CorrectForm, PayForm, StepForm } from './acts.tsx';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

const address: (typeof exportSubsidy)['path'] = '/api/subsidies/runs/:runId/sheet';
type Task = SubsidyStep | 'pay' | SubsidyDifference;
const keyOf = ({ subject, number }: Pick<SubsidyLine, 'subject' | 'number'>): string => `${subject} ${number}`;

/** One subsidy: what each estate gets and why, what was paid, what a corrected score would change. */
export const SubsidyPage = () => {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const query = useQuery(subsidyQuery(runId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown shown={query.data} />;
};

const Shown = ({ shown }: { shown: SubsidyShown }) => {
  const { t } = useTranslation('subsidies-console');
  const locale = useLocale();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { run, scheme, lines, acts } = shown;
  const close = (): void => setTask(null);
  const title = labelOf(run.title);
  useTitle(title);
  const may = (what: SubsidyRunCan): boolean => run.can.includes(what);
  const picked = lines.filter((line) => chosen.includes(keyOf(line)) && line.paidOn === null);
  const table = <Lines lines={lines} chosen={may('pay') ? chosen : null} onChoose={setChosen} />;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/subsidies">{t('title')}</Link>
        </p>
        <h1>{title}</h1>
        <p className="soft">
          {[
            `${run.first} – ${run.last}`,
            t(`subsidies:states.${run.state}`),
            ...acts.map(({ act, at }) => t(`acts.${act}`, { at: fullTime(new Date(at), locale) })),
          ].join(' · ')}
        </p>
        <p className="soft">{scheme.source}</p>
        <p>
          {t('totalIs')} <strong className="num">{t('yuan', { yuan: yuanOf(run.total) })}</strong>
          {t('capital', { words: capitalYuan(run.total) })}
        </p>
        <p className="soft">
          {[
            run.wanted > run.left &&
              t('isCut', { share: run.wanted === 0 ? 0 : Math.floor((Math.max(0, run.left) * 10_000) / run.wanted) / 100 }),
            may('check') || may('approve') ? t('left', { yuan: yuanOf(run.left) }) : null,
            run.paid !== 0 && t('paidOf', { yuan: yuanOf(run.paid) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="bar">
        {runSteps.filter(may).map((step) => (
          <Button key={step} type={step === 'abandon' ? 'default' : 'primary'} danger={step === 'abandon'} onClick={() => setTask(step)}>
            {t(`steps.${step}`)}
          </Button>
        ))}
        {may('pay') && (
          <Button type="primary" disabled={picked.length === 0} onClick={() => setTask('pay')}>
            {picked.length === 0 ? t('pay.choose') : t('pay.title', { count: picked.length })}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(address.replace(':runId', run.id))}>
          {t('export')}
        </Button>
      </div>
      {may('correct') || (run.state === 'approved' && may('pay')) ? (
        <Tabs
          items={[
            { key: 'lines', label: t('tabs.lines'), children: table },
            {
              key: 'differences',
              label: t('tabs.differences'),
              children: <Differences runId={run.id} onDecide={may('correct') ? setTask : null} />,
            },
          ]}
        />
      ) : (
        table
      )}
      {task === 'pay' && (
        <PayForm
          run={run}
          lines={picked}
          onClose={close}
          onDone={() => {
            setChosen([]);
            close();
          }}
        />
      )}
      {typeof task === 'string' && task !== 'pay' && <StepForm run={run} step={task} onClose={close} />}
      {task !== null && typeof task === 'object' && <CorrectForm run={run} difference={task} onClose={close} />}
    </div>
  );
};
type SubsidyRunCan = SubsidyShown['run']['can'][number];

const Lines = ({
  lines,
  chosen,
  onChoose,
}: {
  lines: readonly SubsidyLine[];
  chosen: readonly string[] | null;
  onChoose: (keys: readonly string[]) => void;
}) => {
  const { t } = useTranslation('subsidies-console');
  const paid = ({ paidOn, amount }: SubsidyLine): string =>
    amount === 0 ? '—' : paidOn === null ? t(amount < 0 ? 'toBack' : 'toPay') : t(amount < 0 ? 'backOn' : 'paidOn', { day: paidOn });
  return (
    <Table<SubsidyLine>
      size="small"
      className="stacks"
      rowKey={keyOf}
      dataSource={lines}
      pagination={lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      locale={{ emptyText: <span className="soft">{t('noLines')}</span> }}
      {...(chosen && {
        rowSelection: {
          selectedRowKeys: [...chosen],
          onChange: (keys: readonly unknown[]) => onChoose(keys.map(String)),
          preserveSelectedRowKeys: true,
          getCheckboxProps: (line: SubsidyLine) =>
            ({
              disabled: line.paidOn !== null || line.amount === 0,
              'aria-label': t('pay.pick', { name: line.name }),
            }) as object,
        },
      })}
      columns={[
        {
          title: t('estate'),
          key: 'estate',
          render: (_, { name, company, number, amount, reason }) => (
            <>
              {name} {number > 0 && <strong>{t(amount < 0 ? 'reclaim' : 'further')}</strong>}
              <div className="soft">{[company, reason].filter(Boolean).join(' · ')}</div>
            </>
          ),
        },
        {
          title: t('size'),
          key: 'size',
          width: 150,
          onCell: () => named(t('size')),
          render: (_, { area, households }) => (
            <>
              {area !== null && <div className="num">{t('area', { n: area.toLocaleString('en-US') })}</div>}
              {households !== null && <div className="num">{t('households', { n: households.toLocaleString('en-US') })}</div>}
              {area === null && households === null && '—'}
            </>
          ),
        },
        {
          title: t('score'),
          key: 'score',
          align: 'right',
          width: 80,
          onCell: () => named(t('score')),
          render: (_, { score }) => <span className="num">{score ?? '—'}</span>,
        },
        {
          title: t('share'),
          key: 'share',
          align: 'right',
          width: 80,
          onCell: () => named(t('share')),
          render: (_, { share }) => <span className="num">{share === null ? '—' : `${share}%`}</span>,
        },
        {
          title: t('wanted'),
          key: 'wanted',
          align: 'right',
          width: 140,
          onCell: () => named(t('wanted')),
          render: (_, { wanted }) => <span className="num">{yuanOf(wanted)}</span>,
        },
        {
          title: t('amount'),
          key: 'amount',
          align: 'right',
          width: 150,
          onCell: () => named(t('amount')),
          render: (_, { amount, why }) => (
            <>
              <strong className="num">{yuanOf(amount)}</strong>
              {why && <div className="soft">{t(`subsidies:whys.${why}`)}</div>}
            </>
          ),
        },
        {
          title: t('payment'),
          key: 'payment',
          width: 170,
          onCell: () => named(t('payment')),
          render: (_, line) => (
            <>
              {paid(line)}
              {line.receipt && <div className="soft">{t('receipt', { text: line.receipt })}</div>}
            </>
          ),
        },
      ]}
    />
  );
};

/** What corrected scores would change. Nothing changes by looking. */
const Differences = ({ runId, onDecide }: { runId: string; onDecide: ((difference: SubsidyDifference) => void) | null }) => {
  const { t } = useTranslation('subsidies-console');
  const { data, error, isPending, refetch } = useQuery(differencesQuery(runId));
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!data) return <Broken error={error} reset={() => void refetch()} />;
  if (data.items.length === 0) return <p className="soft">{t('differences.none')}</p>;
  const money = (key: 'before' | 'after') => ({
    title: t(`differences.${key}`),
    key,
    align: 'right' as const,
    onCell: () => named(t(`differences.${key}`)),
    render: (_: unknown, one: SubsidyDifference) => <span className="num">{yuanOf(one[key])}</span>,
  });
  return (
    <>
      <p className="soft">{t('differences.lead')}</p>
      <Table<SubsidyDifference>
        size="small"
        className="stacks"
        rowKey="subject"
        dataSource={data.items}
        pagination={data.items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('estate'), key: 'estate', render: (_, { name }) => name },
          {
            title: t('score'),
            key: 'score',
            align: 'right',
            onCell: () => named(t('score')),
            render: (_, { score }) => <span className="num">{score ?? '—'}</span>,
          },
          money('before'),
          money('after'),
          {
            title: t('differences.act'),
            key: 'act',
            width: 110,
            onCell: () => named(t('differences.act')),
            render: (_, one) =>
              onDecide && (
                <Button size="small" onClick={() => onDecide(one)}>
                  {t(one.after < one.before ? 'differences.reclaim' : 'differences.further')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
};
