import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as activitiesApi from '#client/endpoints/activities.ts';
import type { ActivityDetail } from '#contract/activities/api.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Forms of activities ask for no photos. */
const noPhotos = { of: () => [], owner: null, change: () => undefined };

/** Takes a seat or a role, or waits for one; a place that is offered is taken over. */
export const Join = ({ activity: a, insteadOf }: { activity: ActivityDetail; insteadOf: string | null }) => {
  const { t } = useTranslation('activities-phone');
  const { busy, error, setError, run } = useAct('activities');
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const open = a.roles.filter((role) => role.open);
  const taken = a.own !== null && ['applied', 'waiting', 'confirmed', 'attended', 'absent', 'excused'].includes(a.own.state);
  if (taken || a.state !== 'planned') return null;
  const may = a.join.may || insteadOf !== null;
  const schema = a.join.questions;
  const join = async (role: string | null): Promise<void> => {
    setTried(true);
    const read = schema ? readAnswers(schema, answers) : { answers: {}, problem: null };
    if (read.problem) {
      setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    const done = await run(`join ${role ?? ''}`, (id) =>
      call(activitiesApi.joinActivity, { params: { activityId: a.id }, body: { id, role, answers: read.answers, insteadOf, accepted } }),
    );
    if (done) toast(t('done'));
  };
  const full = a.seats !== null && a.taken >= a.seats && insteadOf === null;
  return (
    <form
      className="card stack"
      aria-label={t('join')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void join(null);
      }}
    >
      {schema && (may || open.length > 0) && (
        <Questions schema={schema} answers={answers} tried={tried} photos={noPhotos} onChange={setAnswers} />
      )}
      {a.join.risk && (may || open.length > 0) && (
        <>
          <p className="plain">{a.join.risk}</p>
          <label className="row">
            <input type="checkbox" checked={accepted} onChange={({ target }) => setAccepted(target.checked)} />
            <span>{t('riskAccepted')}</span>
          </label>
        </>
      )}
      <FormError error={error} />
      {may ? (
        <>
          <button type="submit" className="button main wide" disabled={busy !== null}>
            {t(insteadOf ? 'takeOver' : a.join.approval ? 'apply' : full ? 'wait' : 'join')}
          </button>
          <p className="hint">{t(a.join.approval ? 'applyHint' : full ? 'waitHint' : 'joinHint')}</p>
        </>
      ) : (
        <p className="hint">{t(`why.${a.join.why?.split('.')[1] ?? 'over'}`, { ...a.join.data, defaultValue: t('why.not_for_you') })}</p>
      )}
      {open.map((role) => (
        <button key={role.code} type="button" className="button wide" disabled={busy !== null} onClick={() => void join(role.code)}>
          {t('joinAs', { role: labelOf(role.title), count: role.number - role.filled })}
        </button>
      ))}
    </form>
  );
};
