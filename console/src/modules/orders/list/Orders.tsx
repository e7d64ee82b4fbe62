import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskOrder, exportOrders, OrderImport } from '#contract/orders/api.ts';
import { stands, whats } from '#contract/orders/values.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import type { OrderSearch } from '../search.ts';
import { AskForm } from './AskForm.tsx';
import { IssueForm } from './IssueForm.tsx';
import { ShareForm } from './ShareForm.tsx';
import { TakeForm } from './TakeForm.tsx';
import { sizeWords } from './words.ts';

const address: (typeof exportOrders)['path'] = '/api/orders/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof OrderImport)[];

type Task =
  | { kind: 'ask' | 'import' }
  | { kind: 'issue' | 'take'; order: DeskOrder }
  | { kind: 'done' | 'handBack'; order: DeskOrder; shareId: string };

/** Orders and wishes at the desk of the community: to check, to list, open, taken, overdue, done; with their workbook in and out. */
export const Orders = () => {
  const { t } = useTranslation('orders-console');
  const locale = useLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as OrderSearch;
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  useTitle(t('title'));
  const { stand, what, area } = search;
  const { list, rows, first } = useList(
    listQuery(['orders', 'desk', stand, what, area], (cursor, signal) =>
      call(endpoints.orders.listOrders, { query: { stand, what, area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: OrderSearch): void => void navigate({ to: '/orders', search: { ...search, ...next } });
  const params = new URLSearchParams(Object.entries({ stand, what, area }).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const close = (): void => setTask(null);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <nav className="sections" aria-label={t('which')}>
        {[undefined, ...stands].map((one) => (
          <Link
            key={one ?? ''}
            to="/orders"
            search={{ ...search, stand: one }}
            {...(one === stand ? { 'aria-current': 'page' as const } : {})}
          >
            {one ? t(`orders:stands.${one}`) : t('all')}
          </Link>
        ))}
      </nav>
      <search className="bar">
        <ChoiceFilter
          label={t('what')}
          any={t('all')}
          value={what}
          choices={whats}
          word={(one) => t(`orders-own:whats.${one}`)}
          onChange={(next) => change({ what: next })}
        />
        <AreaSelect label={t('where')} value={area} onChange={(code) => change({ area: code })} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {first?.mayIssue && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask({ kind: 'import' })}>
              {t('importing.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask({ kind: 'ask' })}>
              {t('new')}
            </Button>
          </>
        )}
      </search>
      <RecordTable<DeskOrder>
        list={list}
        rows={rows}
        rowKey="id"
        width={1040}
        empty={t('none')}
        columns={[
          {
            title: t('asked'),
            key: 'asked',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                  {one.text || one.number}
                </Link>
                <div className="soft">
                  {[
                    t(`orders-own:whats.${one.what}`),
                    t(`orders-own:kinds.${one.kind}`),
                    t(`orders-own:groups.${one.group}`),
                    t(`consent.${one.consent ?? 'none'}`),
                    one.minor && t('minor'),
                    one.fen !== null && t('fen', { yuan: one.fen / 100 }),
                    one.wishedOn !== null && t('wished', { day: one.wishedOn }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </>
            ),
          },
          { title: t('where'), key: 'where', width: 180, render: (_, one) => one.area.name },
          {
            title: t('stand'),
            key: 'stand',
            width: 170,
            render: (_, one) => (
              <>
                {t(`orders:stands.${one.stand}`)}
                {one.listing && one.stand === 'open' && (
                  <div className="soft">
                    {t('left', { count: sizeWords(one.listing.unit, one.listing.left), unit: t(`orders-own:units.${one.listing.unit}`) })}
                  </div>
                )}
                {one.turn && <div className="soft">{t('turn', { team: one.turn.team, until: shortTime(one.turn.until, locale) })}</div>}
                {one.listing !== null && one.listing.round > 0 && <div className="soft">{t('again', { count: one.listing.round })}</div>}
              </>
            ),
          },
          {
            title: t('takers'),
            key: 'takers',
            width: 160,
            render: (_, one) =>
              one.takers
                .map(({ name, size }) =>
                  t('shareOf', {
                    name,
                    count: sizeWords(one.listing?.unit ?? 'parts', size),
                    unit: t(`orders-own:units.${one.listing?.unit ?? 'parts'}`),
                  }),
                )
                .join(t('comma')),
          },
          { title: t('due'), key: 'due', width: 120, render: (_, one) => (one.dueAt === null ? '' : shortTime(one.dueAt, locale)) },
          {
            title: t('act'),
            key: 'act',
            width: 130,
            render: (_, one) => <Acts order={one} may={first?.mayIssue ?? false} onTask={setTask} />,
          },
        ]}
      />
      <p className="soft">{t('recallHint')}</p>
      {task?.kind === 'ask' && <AskForm wishMost={first?.wishMost ?? 0} onClose={close} />}
      {task?.kind === 'issue' && <IssueForm order={task.order} how={first?.issuing ?? 'claim'} onClose={close} />}
      {task?.kind === 'take' && <TakeForm order={task.order} onClose={close} />}
      {(task?.kind === 'done' || task?.kind === 'handBack') && (
        <ShareForm order={task.order} shareId={task.shareId} done={task.kind === 'done'} onClose={close} />
      )}
      {task?.kind === 'import' && (
        <PlainImport<OrderImport>
          words={(key, data = {}) => t(`importing.${key}`, data)}
          template={address}
          address="/api/orders/import"
          answers={answers}
          ready={(answer) => answer.added > 0}
          onClose={() => {
            close();
            void client.invalidateQueries({ queryKey: ['orders'] });
          }}
        />
      )}
    </div>
  );
};

/** What the desk may do with an order where it stands. */
const Acts = ({ order, may, onTask }: { order: DeskOrder; may: boolean; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('orders-console');
  const shareId = order.takers.find(({ mine }) => mine !== null)?.mine ?? null;
  const next = order.stand === 'check' || order.stand === 'issue' ? 'issue' : order.listing && order.listing.left > 0 ? 'take' : null;
  const tasks: Exclude<Task, { kind: 'ask' | 'import' }>[] = [
    ...(may && next !== null && order.state !== 'waiting' ? [{ kind: next, order } as const] : []),
    ...(shareId === null ? [] : (['done', 'handBack'] as const).map((kind) => ({ kind, order, shareId }))),
  ];
  if (tasks.length === 0) return null;
  return (
    <span className="cell-acts">
      {tasks.map((task) => (
        <Button
          key={task.kind}
          size="small"
          type={task.kind === 'issue' || task.kind === 'done' ? 'primary' : 'default'}
          aria-label={t('actOf', { act: t(`acts.${task.kind}`), number: order.number })}
          onClick={() => onTask(task)}
        >
          {t(`acts.${task.kind}`)}
        </Button>
      ))}
    </span>
  );
};
