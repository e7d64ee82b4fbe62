import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '#contract/whistles/api.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { Clock } from '../../components/Clock.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { whistlesKey } from './queries.ts';
import '../../styles/whistles.css';

type Act = Assignment['actions'][number];
interface Props {
  /** What new sub-tasks belong to. */
  of: { whistleId: string } | { caseId: string };
  items: readonly Assignment[];
  mayAssign: boolean;
  /** Organisations that can be given one; any where it is left out. */
  among?: readonly { id: string; name: string }[];
}

/** Sub-tasks with their clocks, and what the viewer may do with them. */
export const Assignments = ({ of, items, mayAssign, among }: Props) => {
  const { t } = useTranslation('whistles-console');
  const locale = useLocale();
  const [giving, setGiving] = useState(false);
  const [acting, setActing] = useState<{ task: Assignment; act: Act } | null>(null);
  if (items.length === 0 && !mayAssign) return null;
  return (
    <section className="whistle-part" aria-label={t('assignments.title')}>
      <div className="whistle-part-head">
        <h2>{t('assignments.title')}</h2>
        {mayAssign && <Button onClick={() => setGiving(true)}>{t('assignments.give')}</Button>}
      </div>
      {items.length === 0 && <p className="soft">{t('assignments.none')}</p>}
      <ul className="whistle-lines">
        {items.map((task) => (
          <li key={task.id}>
            <div>
              <strong>{task.title}</strong>
              <div className="soft">
                {task.organisation.name} · {t(`whistles:assignmentStates.${task.state}`)} ·{' '}
                {t('assignments.by', { by: task.by, time: shortTime(task.assignedAt, locale) })}
              </div>
              {task.words && <p className="whistle-words">{task.words}</p>}
              <Clock row={{ state: 'handling', light: task.light, dueAt: task.dueAt, totalDueAt: null, dueProvisional: false }} />
            </div>
            <div className="whistle-acts">
              {task.actions.map((act) => (
                <Button key={act} size="small" type={act === 'done' ? 'primary' : 'default'} onClick={() => setActing({ task, act })}>
                  {t(`assignments.${act}`)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {giving && <GiveForm of={of} {...(among && { among })} onClose={() => setGiving(false)} />}
      {acting && <ActForm {...acting} onClose={() => setActing(null)} />}
    </section>
  );
};

interface Given {
  organisationId: string;
  title: string;
  dueAt: string;
}
const GiveForm = ({ of, among, onClose }: Pick<Props, 'of' | 'among'> & { onClose: () => void }) => {
  const { t } = useTranslation('whistles-console');
  return (
    <ActDrawer<Given, Assignment>
      keep="whistles.assign"
      subject={'whistleId' in of ? of.whistleId : of.caseId}
      title={t('assignments.give')}
      submit={t('assignments.submit')}
      done={t('done.assigned')}
      renews={whistlesKey}
      request={(v) =>
        asked(endpoints.whistles.assign, {
          body: {
            ...of,
            organisationId: v.organisationId,
            title: v.title.trim(),
            dueAt: new Date(`${v.dueAt}:00+08:00`).toISOString(),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="organisationId"
        label={t('assignments.organisation')}
        rules={[{ required: true, message: t('form.organisationRule') }]}
      >
        {among ? (
          <Select options={among.map(({ id, name }) => ({ value: id, label: name }))} />
        ) : (
          <OrganisationSelect label={t('assignments.organisation')} />
        )}
      </Form.Item>
      <Form.Item
        name="title"
        label={t('assignments.what')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { max: 200 }) }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item
        name="dueAt"
        label={t('assignments.dueAt')}
        rules={[{ required: true, message: t('form.meetRule') }]}
        normalize={(at: string) => at || undefined}
      >
        <Input type="datetime-local" />
      </Form.Item>
    </ActDrawer>
  );
};

const ActForm = ({ task, act, onClose }: { task: Assignment; act: Act; onClose: () => void }) => {
  const { t } = useTranslation('whistles-console');
  const reason = act === 'return';
  return (
    <ActDrawer<{ words?: string }, Assignment>
      keep={`whistles.assignment_${act}`}
      subject={task.id}
      title={t(`assignments.${act}`)}
      lead={<p>{task.title}</p>}
      submit={t(`assignments.${act}`)}
      done={t('done.noted')}
      renews={whistlesKey}
      request={({ words }) =>
        asked(endpoints.whistles.actOnAssignment, { params: { assignmentId: task.id }, body: { act, words: words?.trim() || null } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="words"
        label={t(reason ? 'assignments.why' : 'assignments.words')}
        rules={reason ? [{ required: true, whitespace: true, min: 2, message: t('form.wordsRule', { max: 1000 }) }] : []}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActDrawer>
  );
};
