import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Form, Input, Radio, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Demand } from '#contract/demands/demands.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { Addressee } from './Addressee.tsx';
import { DemandState } from './DemandState.tsx';

/** One demand: what, of whom, by whom, on what basis; what the viewer may do with it; complaints and their answers. */
export const DemandDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('demands-console');
  const query = useQuery({
    queryKey: ['demands', 'one', id],
    queryFn: ({ signal }) => call(endpoints.demands.getDemand, { params: { demandId: id } }, signal),
  });
  const { data } = query;
  return (
    <Drawer open title={data?.title ?? t('title')} onClose={onClose} size={560} destroyOnHidden>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <>
          <Facts demand={data} />
          <Acts demand={data} />
          <Complaints demand={data} />
        </>
      )}
    </Drawer>
  );
};

const Facts = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('demands-console');
  const locale = useLocale();
  const facts: (readonly [string, ReactNode] | null)[] = [
    ['state', <DemandState key="state" demand={demand} />],
    ['kind', `${t(`demands:kinds.${demand.kind}`)}${demand.items === null ? '' : ` · ${t('items', { count: demand.items })}`}`],
    demand.note === null
      ? null
      : [
          'note',
          <span key="note" className="pre">
            {demand.note}
          </span>,
        ],
    ['asker', demand.asker.name],
    ['addressee', <Addressee key="addressee" demand={demand} />],
    ['basis', demand.basis ? `${t(`demands:bases.${demand.basis.kind}`)} · ${demand.basis.text}` : t('askedOutside')],
    demand.againReason === null ? null : ['againReason', demand.againReason],
    demand.contents.length === 0
      ? null
      : ['contents', demand.contents.map((one) => t(`demands:prohibitions.${one}.title`)).join(t('console:comma'))],
    demand.need === null ? null : ['need', demand.need],
    demand.exception === null
      ? null
      : ['exception', t('exceptionText', { ...demand.exception, basis: t(`demands:bases.${demand.exception.basis}`) })],
    [
      'askedAt',
      <span key="at" className="num">
        {fullTime(demand.askedAt, locale)}
      </span>,
    ],
    [
      'dueOn',
      <span key="due" className="num">
        {demand.dueOn}
      </span>,
    ],
    demand.answeredAt === null
      ? null
      : [
          'answeredAt',
          <span key="answered" className="num">
            {fullTime(demand.answeredAt, locale)}
          </span>,
        ],
    demand.answer === null
      ? null
      : [
          'answer',
          <span key="answer" className="pre">
            {demand.answer}
          </span>,
        ],
    demand.withdrawReason === null ? null : ['withdrawReason', demand.withdrawReason],
  ];
  return (
    <dl className="demand-facts">
      {facts.flatMap((fact) =>
        fact === null
          ? []
          : [
              <div key={fact[0]}>
                <dt>{t(fact[0])}</dt>
                <dd>{fact[1]}</dd>
              </div>,
            ],
      )}
    </dl>
  );
};

interface Values {
  answer?: string;
  minutes?: number | null;
  reason?: string;
  words?: string;
}

/** What was done is shown at once, in the drawer and in every list. */
const useDone = () => {
  const { t } = useTranslation('demands-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  return (word: string) => () => {
    void client.invalidateQueries({ queryKey: ['demands'] });
    void client.invalidateQueries({ queryKey: ['todos'] });
    void message.success(t(`done.${word}`));
  };
};

const Acts = ({ demand: { id, actions, title, subject } }: { demand: Demand }) => {
  const { t } = useTranslation('demands-console');
  const done = useDone();
  const params = { demandId: id };
  const form = { subject: id, title };
  return (
    <>
      {(actions.includes('answer') || actions.includes('tell_minutes')) && (
        <section className="demand-act" aria-label={t('answerTitle')}>
          <h3>{t(actions.includes('answer') ? 'answerTitle' : 'tellTitle')}</h3>
          <SendForm<Values, Demand>
            {...form}
            keep="demands.answer"
            submit={t('answerSubmit')}
            request={({ answer, minutes }) =>
              asked(endpoints.demands.answerDemand, { params, body: { answer: answer?.trim() || null, minutes: minutes ?? null } })
            }
            onDone={done('answered')}
          >
            {actions.includes('answer') && (
              <Form.Item name="answer" label={t('answerWords')}>
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
              </Form.Item>
            )}
            <Form.Item name="minutes" label={t('minutesLabel')} extra={t('minutesHint')}>
              <NumberInput min={1} max={100_000} precision={0} suffix={t('minutesUnit')} />
            </Form.Item>
          </SendForm>
        </section>
      )}
      {!actions.includes('answer') && subject !== null && actions.includes('complain') && <p className="soft">{t('byAct')}</p>}
      {actions.includes('withdraw') && (
        <section className="demand-act" aria-label={t('withdrawTitle')}>
          <h3>{t('withdrawTitle')}</h3>
          <SendForm<Values, Demand>
            {...form}
            keep="demands.withdraw"
            submit={t('withdrawSubmit')}
            request={({ reason }) => asked(endpoints.demands.withdrawDemand, { params, body: { reason: reason ?? '' } })}
            onDone={done('withdrawn')}
          >
            <Form.Item
              name="reason"
              label={t('withdrawReason')}
              rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('reasonRule') }]}
            >
              <Input.TextArea maxLength={200} autoSize={{ minRows: 1 }} />
            </Form.Item>
          </SendForm>
        </section>
      )}
      {actions.includes('complain') && (
        <section className="demand-act" aria-label={t('complainTitle')}>
          <h3>{t('complainTitle')}</h3>
          <p className="soft">{t('complainHint')}</p>
          <SendForm<Values, Demand>
            {...form}
            keep="demands.complain"
            submit={t('complainSubmit')}
            request={({ words }) => asked(endpoints.demands.complainOfDemand, { params, body: { words: words?.trim() || null } })}
            onDone={done('complained')}
          >
            <Form.Item name="words" label={t('complainWords')}>
              <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 5 }} />
            </Form.Item>
          </SendForm>
        </section>
      )}
    </>
  );
};

const Complaints = ({ demand: { id, complaints, actions, title } }: { demand: Demand }) => {
  const { t } = useTranslation('demands-console');
  const locale = useLocale();
  if (complaints.length === 0) return null;
  return (
    <section aria-label={t('complaints')} className="demand-act">
      <h3>{t('complaints')}</h3>
      {complaints.map((one) => (
        <article key={one.id} className="demand-complaint">
          <p className="soft num">
            {fullTime(one.at, locale)} · {t(one.mine ? 'byMe' : 'byAddressee')}
          </p>
          <p className="pre">{one.words ?? t('noWords')}</p>
          {one.upheld === null ? (
            <p>{t('waits', { day: one.dueOn })}</p>
          ) : (
            <p>
              <strong>{t(one.upheld ? 'upheld' : 'dismissed')}</strong>
              <span className="pre">{one.answer}</span>
            </p>
          )}
          {one.upheld === null && actions.includes('judge') && <Judge id={one.id} demandId={id} title={title} />}
        </article>
      ))}
    </section>
  );
};

const Judge = ({ id, demandId, title }: { id: string; demandId: string; title: string }) => {
  const { t } = useTranslation('demands-console');
  const done = useDone();
  const [upheld, setUpheld] = useState(true);
  return (
    <SendForm<{ answer: string }, { ok: true }>
      keep="demands.judge"
      subject={`${demandId}.${id}`}
      title={title}
      submit={t('judgeSubmit')}
      request={({ answer }) => asked(endpoints.demands.judgeComplaint, { params: { complaintId: id }, body: { upheld, answer } })}
      onDone={done('judged')}
    >
      <Radio.Group
        value={upheld}
        onChange={({ target }) => setUpheld(target.value as boolean)}
        aria-label={t('verdict')}
        options={[
          { value: true, label: t('uphold') },
          { value: false, label: t('dismiss') },
        ]}
      />
      <Form.Item
        name="answer"
        label={t('judgeWords')}
        rules={[{ required: true, whitespace: true, min: 2, max: 500, message: t('wordsRule') }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </SendForm>
  );
};
