import { Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { doubtUnits } from '#contract/activities/act-values.ts';
import type { ActivityDetail, Participant } from '#contract/activities/api.ts';
import { type ParticipantStep, steps } from '#contract/activities/lifecycle.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useMedia } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { named } from '../../../components/named.ts';
import { PaperButton } from '../../../components/PaperButton.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { fieldOf } from '../words.ts';
import { StepForm } from './acts.tsx';
import '../../../styles/stacks.css';

const timeOf = (moment: string | null): string => (moment === null ? '—' : fieldOf(moment).slice(11));

/** Who takes part, in the order in which they joined: no order of who does most. */
export const Participants = ({ activity, all }: { activity: ActivityDetail; all: readonly Participant[] }) => {
  const { t } = useTranslation('activities-console');
  const wide = useMedia('(min-width: 768px)');
  const [open, setOpen] = useState<{ one: Participant; step: ParticipantStep } | null>(null);
  const roles = new Map(activity.roles.map(({ code, title }) => [code, labelOf(title)]));
  const cell = (title: string) => ({ title, onCell: () => named(title) });
  const usual = (one: Participant): ParticipantStep | undefined => one.steps.find((step) => !steps[step].words && step !== 'cancel');
  return (
    <section aria-label={t('participants')}>
      <h2>{t('participants')}</h2>
      <Table<Participant>
        size="small"
        className="stacks"
        rowKey="id"
        pagination={false}
        dataSource={all}
        scroll={wide ? { x: 860 } : {}}
        locale={{ emptyText: <span className="soft">{t('nobody')}</span> }}
        columns={[
          {
            title: t('name'),
            key: 'name',
            render: (_, one) => (
              <>
                {one.name} <span className="soft num">{one.phone}</span>
                {one.answers.map(({ title, answer }) => (
                  <div key={labelOf(title)} className="soft">{`${labelOf(title)}${t('colon')}${labelOf(answer)}`}</div>
                ))}
              </>
            ),
          },
          { ...cell(t('role')), key: 'role', render: (_, { role }) => (role === null ? t('activities:seat') : (roles.get(role) ?? role)) },
          {
            ...cell(t('state')),
            key: 'state',
            render: (_, one) => (
              <>
                {t(`activities:places.${one.state}`)}
                {one.offered && <span className="soft"> {t('isOffered')}</span>}
                {one.contested && <div className="flag">{t('contestedWords', { words: one.contested })}</div>}
                {one.decision && <div className="soft">{one.decision}</div>}
                {one.doubts.length > 0 && (
                  <div className="soft">
                    {t('doubts', {
                      words: one.doubts
                        .map(({ kind, value }) => {
                          const unit = doubtUnits[kind];
                          return (
                            t(`activities:doubtNames.${kind}`) +
                            (value === null || unit === null ? '' : t(`units.${unit}`, { count: Math.abs(value) }))
                          );
                        })
                        .join(t('comma')),
                    })}
                  </div>
                )}
              </>
            ),
          },
          {
            ...cell(t('times')),
            key: 'times',
            render: (_, one) => <span className="num">{`${timeOf(one.checkedInAt)}–${timeOf(one.checkedOutAt)}`}</span>,
          },
          {
            ...cell(t('hours')),
            key: 'hours',
            render: (_, one) =>
              one.certified ? (
                <>
                  <span className="num">{t('units.minutes', { count: one.minutes ?? 0 })}</span>{' '}
                  <PaperButton source="activities.hours" subjectId={one.id} />
                </>
              ) : (
                '—'
              ),
          },
          {
            title: t('acts.title'),
            key: 'acts',
            render: (_, one) => {
              const first = usual(one);
              const rest = one.steps.filter((step) => step !== first);
              return (
                <div className="cell-acts">
                  {first && (
                    <SendButton
                      keep={`activities.${first}`}
                      subject={one.id}
                      words={t(`steps.${first}`)}
                      done={t('done.noted')}
                      renews="activities"
                      request={() =>
                        asked(endpoints.activities.stepParticipant, {
                          params: { participantId: one.id },
                          body: { step: first, words: '', minutes: null },
                        })
                      }
                    />
                  )}
                  {rest.length > 0 && (
                    <ActionMenu
                      of={one.name}
                      actions={rest.map((step) => ({
                        key: step,
                        words: t(`steps.${step}`),
                        danger: step === 'cancel' || step === 'decline' || step === 'absent',
                        run: () => setOpen({ one, step }),
                      }))}
                    />
                  )}
                </div>
              );
            },
          },
        ]}
      />
      {open && <StepForm place={open.one} step={open.step} onClose={() => setOpen(null)} />}
    </section>
  );
};
