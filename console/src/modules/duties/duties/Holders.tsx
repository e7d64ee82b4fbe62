import { Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyDetail, Holder } from '#contract/duties/api.ts';
import type { HolderStep } from '#contract/duties/values.ts';
import { endpoints } from '../../../app/api.ts';
import { useMedia } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { named } from '../../../components/named.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import { EntrustForm, Reports, StepForm } from './acts.tsx';
import '../../../styles/stacks.css';

/** Steps that need nothing typed. */
const plain: readonly HolderStep[] = ['confirm', 'begin'];
type Task = { of: Holder; what: HolderStep | 'reports' | 'succeed' };

/** Who has or had a duty, those who have it first; names are masked. */
export const Holders = ({ duty }: { duty: DutyDetail }) => {
  const { t } = useTranslation('duties-console');
  const wide = useMedia('(min-width: 768px)');
  const [task, setTask] = useState<Task | null>(null);
  const close = (): void => setTask(null);
  const cell = (title: string) => ({ title, onCell: () => named(title) });
  return (
    <section aria-label={t('holders')}>
      <h2>{t('holders')}</h2>
      <Table<Holder>
        size="small"
        className="stacks"
        rowKey="id"
        pagination={false}
        dataSource={duty.holders}
        scroll={wide ? { x: 760 } : {}}
        locale={{ emptyText: <span className="soft">{t('nobody')}</span> }}
        columns={[
          { title: t('name'), key: 'name', render: (_, { name }) => name },
          {
            ...cell(t('state')),
            key: 'state',
            render: (_, one) => (
              <>
                {t(`duties:states.${one.state}`)}
                {one.offered && <span className="soft"> {t('isOffered')}</span>}
                {one.succeeds && <div className="soft">{t('succeeds')}</div>}
                {one.words && <div className="soft">{one.words}</div>}
                {one.reportDue && <div>{t('reportDue', { day: one.reportDue })}</div>}
              </>
            ),
          },
          {
            ...cell(t('term')),
            key: 'term',
            render: (_, one) =>
              one.fromOn && <span className="num">{t(one.untilOn ? 'termOf' : 'termOpen', { from: one.fromOn, until: one.untilOn })}</span>,
          },
          { ...cell(t('rating')), key: 'rating', render: (_, { rating }) => rating && t(`duties:ratings.${rating}`) },
          {
            title: t('acts.title'),
            key: 'acts',
            render: (_, one) => {
              const first = plain.find((step) => one.steps.includes(step));
              const rest = one.steps.filter((step) => step !== first && step !== 'offer');
              const known = one.personId !== null && one.fromOn !== null;
              return (
                <div className="cell-acts">
                  {first && (
                    <SendButton
                      keep={`duties.${first}`}
                      subject={one.id}
                      words={t(`duties:steps.${first}`)}
                      done={t('done.noted')}
                      renews="duties"
                      request={() => asked(endpoints.duties.stepHolder, { params: { holderId: one.id }, body: { step: first } })}
                    />
                  )}
                  {(rest.length > 0 || known) && (
                    <ActionMenu
                      of={one.name}
                      actions={[
                        ...(known ? [{ key: 'reports', words: t('acts.reports'), run: () => setTask({ of: one, what: 'reports' }) }] : []),
                        ...(duty.mayManage && one.state === 'active' && !duty.closed
                          ? [{ key: 'succeed', words: t('acts.succeed'), run: () => setTask({ of: one, what: 'succeed' }) }]
                          : []),
                        ...rest.map((step) => ({
                          key: step,
                          words: t(`duties:steps.${step}`),
                          danger: step === 'end' || step === 'decline',
                          run: () => setTask({ of: one, what: step }),
                        })),
                      ]}
                    />
                  )}
                </div>
              );
            },
          },
        ]}
      />
      {task?.what === 'reports' && <Reports of={task.of} onClose={close} />}
      {task?.what === 'succeed' && <EntrustForm duty={duty} insteadOf={task.of} onClose={close} />}
      {task && task.what !== 'reports' && task.what !== 'succeed' && <StepForm of={task.of} step={task.what} onClose={close} />}
    </section>
  );
};
