import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import type { agreementForms, disputeStates, sessionResults } from '#contract/disputes/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { fieldsOf } from './fields.tsx';

/** What somebody is about to do with a dispute, or with its arranged session. */
export type Task = Exclude<DisputeDetail['actions'][number], 'look'> | 'off';

export interface Values {
  startsAt?: string;
  place?: string;
  words?: string;
  result?: (typeof sessionResults)[number];
  attended?: string[];
  others?: string;
  state?: Exclude<(typeof disputeStates)[number], 'open'>;
  form?: (typeof agreementForms)[number];
  amount?: string;
  performBy?: string;
  reason?: string;
  mediatorId?: string;
  mediator?: string;
  askedOn?: string;
  on?: string;
  fulfilled?: boolean;
  satisfied?: boolean;
  more?: ('lawsuit' | 'escalating')[];
  nextOn?: string;
  photos?: UploadedPhoto[];
}

/** The session that is arranged. */
export const arrangedOf = ({ sessions }: DisputeDetail) => sessions.find(({ state }) => state === 'arranged');
/** A moment as a field for date and time has it, in local time. */
const localOf = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const momentOf = (typed: string | undefined): string => (typed ? new Date(typed).toISOString() : '');

const requestOf = (dispute: DisputeDetail, task: Task, v: Values): Asked<DisputeDetail> => {
  const { disputes } = endpoints;
  const params = { disputeId: dispute.id };
  const arranged = arrangedOf(dispute);
  const [words, reason, place] = [v.words?.trim() ?? '', v.reason?.trim() ?? '', v.place?.trim() ?? ''];
  const photoIds = (v.photos ?? []).map(({ id }) => id);
  switch (task) {
    case 'arrange':
      return asked(disputes.arrangeSession, { params, body: { startsAt: momentOf(v.startsAt), place } });
    case 'off':
      return asked(disputes.callOffSession, { params: { sessionId: arranged?.id ?? '' }, body: { reason } });
    case 'record':
      return asked(disputes.recordSession, {
        params,
        body: {
          sessionId: arranged?.id ?? null,
          heldAt: momentOf(v.startsAt),
          place,
          words,
          result: v.result ?? 'goes_on',
          attended: v.attended ?? [],
          others: v.others?.trim() || null,
          photoIds,
        },
      });
    case 'conclude': {
      const state = v.state ?? 'agreed';
      return asked(disputes.concludeDispute, {
        params,
        body:
          state === 'agreed'
            ? {
                state,
                form: v.form ?? 'written',
                words,
                amount: v.amount ? Number(v.amount) : null,
                performBy: v.performBy ?? null,
                photoIds,
              }
            : { state, words, photoIds },
      });
    }
    case 'extend':
      return asked(disputes.extendDispute, { params, body: { reason } });
    case 'assign':
      return asked(disputes.assignMediator, {
        params,
        body: { mediatorId: v.mediatorId ?? null, mediator: v.mediator?.trim() || null, reason },
      });
    case 'confirm':
      return asked(disputes.confirmDispute, { params, body: { askedOn: v.askedOn ?? '', on: v.on ?? '' } });
    case 'visit':
      return asked(disputes.addVisit, {
        params,
        body: {
          fulfilled: v.fulfilled ?? true,
          satisfied: v.satisfied ?? true,
          lawsuit: v.more?.includes('lawsuit') ?? false,
          escalating: v.more?.includes('escalating') ?? false,
          words,
          nextOn: v.fulfilled === false ? (v.nextOn ?? null) : null,
        },
      });
  }
};

/** The form of one task. */
export const TaskForm = ({
  dispute,
  task,
  onClose,
  onDone,
}: {
  dispute: DisputeDetail;
  task: Task;
  onClose: () => void;
  onDone?: () => void;
}) => {
  const { t } = useTranslation('disputes-console');
  const [busy, setBusy] = useState(false);
  const arranged = arrangedOf(dispute);
  const Fields = fieldsOf[task];
  return (
    <ActDrawer<Values, DisputeDetail>
      keep={`disputes.${task}`}
      subject={dispute.id}
      title={t(`acts.${task}`)}
      lead={<p className="soft">{t(`actLead.${task}`)}</p>}
      submit={t(busy ? 'form.uploading' : `acts.${task}`)}
      done={t('done.noted')}
      renews="disputes"
      wide={task === 'record' || task === 'conclude'}
      initial={{
        result: 'goes_on',
        state: 'agreed',
        form: 'written',
        fulfilled: true,
        satisfied: true,
        askedOn: dispute.outcome?.on ?? platformDay(),
        on: platformDay(),
        ...(task === 'record' && { startsAt: localOf(new Date()), ...(arranged && { place: arranged.place }) }),
      }}
      request={(values) => requestOf(dispute, task, values)}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDone?.();
      }}
    >
      <Fields dispute={dispute} onBusy={setBusy} />
    </ActDrawer>
  );
};
