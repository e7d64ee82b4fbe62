import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as whistlesApi from '#client/endpoints/whistles.ts';
import type { Assignment } from '#contract/whistles/api.ts';
import { call } from '../../api.ts';
import { Clock } from '../../cases/clock.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { whistlesKey } from './queries.ts';

/** A sub-task: accepted, done or returned with a reason. */
export const TaskCard = ({ task }: { task: Assignment }) => {
  const { t } = useTranslation();
  const act = useAct(whistlesKey);
  const [words, setWords] = useState('');
  const take = (what: Assignment['actions'][number]): void => {
    if (what === 'return' && words.trim().length < 2) {
      act.setError(t('whistles.reasonNeeded'));
      return;
    }
    void act
      .run(`${what} ${words}`, (id) =>
        call(whistlesApi.actOnAssignment, {
          params: { assignmentId: task.id },
          body: { id, act: what, words: words.trim().length > 1 ? words.trim() : null },
        }),
      )
      .then((done) => done && toast(t(`whistles.taskDone.${what}`)));
  };
  return (
    <section className="card stack" aria-label={task.title}>
      <h2>{task.title}</h2>
      <p className="small soft">
        {t('whistles.task')} · {task.by}
      </p>
      <Clock row={{ state: 'handling', light: task.light, dueAt: task.dueAt, totalDueAt: null, dueProvisional: false }} />
      <div className="field">
        <label htmlFor={`task-${task.id}`}>{t('whistles.taskWords')}</label>
        <textarea
          id={`task-${task.id}`}
          className="input"
          rows={2}
          maxLength={1000}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            act.setError(null);
          }}
        />
      </div>
      <FormError error={act.error} />
      <div className="wrap">
        {task.actions.map((what) => (
          <button
            key={what}
            type="button"
            className={what === 'done' ? 'button main' : 'button'}
            disabled={act.busy !== null}
            onClick={() => take(what)}
          >
            {t(`whistles.taskActs.${what}`)}
          </button>
        ))}
      </div>
    </section>
  );
};
