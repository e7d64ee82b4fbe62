import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { FindingDetail } from '#contract/inspections/api.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { FindingState } from '../FindingState.tsx';
import '../../../styles/facts.css';
import '../../../styles/inspections.css';

type Task = FindingDetail['can'][number];

/** One deduction: as it was found, what the company answered, what was ruled. */
export const FindingPage = () => {
  const { t } = useTranslation('inspections-console');
  const { findingId } = useParams({ strict: false }) as { findingId: string };
  const query = useQuery({
    queryKey: ['inspections', 'one', findingId],
    queryFn: ({ signal }) => call(endpoints.inspections.getFinding, { params: { findingId } }, signal),
  });
  useTitle(query.data?.text ?? t('finding'));
  if (query.error && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <OneFinding data={query.data} />;
};

const OneFinding = ({ data }: { data: FindingDetail }) => {
  const { t } = useTranslation('inspections-console');
  const locale = useLocale();
  const [task, setTask] = useState<Task | null>(null);
  // the area of an estate mostly bears its name
  const estate = data.area.name.endsWith(data.estate.name) ? data.area.name : `${data.estate.name} · ${data.area.name}`;
  const facts: readonly (readonly [string, string])[] = [
    ['estate', estate],
    ['company', data.company?.name ?? t('noCompany')],
    ['line', t(`inspections:lines.${data.line}`)],
    ['spot', data.spot],
    ['day', data.day],
    ['points', t('pointsOf', { points: data.points, counted: data.counted })],
    ['mendBy', t('mendByOf', { day: data.mendBy, waived: data.waived })],
    ...(data.mendedOn ? ([['mendedOn', data.mendedOn]] as const) : []),
  ];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/inspections/findings" search={{ month: data.day.slice(0, 7), estate: data.estate.id }}>
            {t('findingsOf', { name: data.estate.name })}
          </Link>
        </p>
        <h1>{data.text}</h1>
        <p className="soft">
          <FindingState finding={data} />
        </p>
      </div>
      {data.can.length > 0 && (
        <div className="inspection-acts">
          {data.can.map((one) => (
            <Button key={one} type={one === 'mend' || one === 'confirm' ? 'primary' : 'default'} onClick={() => setTask(one)}>
              {t(`acts.${one}`)}
            </Button>
          ))}
        </div>
      )}
      <section className="card" aria-label={t('facts')}>
        {data.words && <p className="inspection-words">{data.words}</p>}
        <dl className="fact-grid">
          {facts.map(([key, value]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Photos photos={data.photos} />
      </section>
      <section className="inspection-part" aria-label={t('answers')}>
        <h2>{t('answers')}</h2>
        {data.acts.length === 0 && <p className="soft">{t('noAnswers')}</p>}
        <ul className="inspection-lines">
          {data.acts.map((one) => (
            <li key={one.id}>
              <strong>{t(`done.${one.what}`)}</strong>{' '}
              <span className="soft">
                {one.by} · {shortTime(one.at, locale)}
              </span>
              {one.words && <p className="inspection-words">{one.words}</p>}
              <Photos photos={one.photos} />
            </li>
          ))}
        </ul>
      </section>
      {task && <TaskForm finding={data} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};

interface Values {
  words?: string;
  photos?: UploadedPhoto[];
}
const TaskForm = ({ finding, task, onClose }: { finding: FindingDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('inspections-console');
  const [busy, setBusy] = useState(false);
  const answers = task === 'mend' || task === 'contest';
  const params = { findingId: finding.id };
  return (
    <ActDrawer<Values, FindingDetail>
      keep={`inspections.${task}`}
      subject={finding.id}
      title={t(`acts.${task}`)}
      lead={<p className="soft">{t(`actLead.${task}`, { day: finding.mendBy, waived: finding.waived })}</p>}
      submit={t(busy ? 'form.uploading' : `acts.${task}`)}
      disabled={busy}
      done={t(`done.${task}`)}
      renews="inspections"
      request={({ words = '', photos = [] }) =>
        task === 'mend' || task === 'contest'
          ? asked(endpoints.inspections.answerFinding, {
              params,
              body: { what: task, words: words.trim(), photoIds: photos.map(({ id }) => id) },
            })
          : asked(endpoints.inspections.ruleFinding, { params, body: { what: task, words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {answers && (
        <Form.Item
          name="photos"
          label={t(task === 'mend' ? 'form.after' : 'form.photos')}
          rules={task === 'mend' ? [{ required: true, message: t('form.afterRule') }] : []}
        >
          <PhotoField onBusy={setBusy} />
        </Form.Item>
      )}
      <Form.Item
        name="words"
        label={t(`form.wordsOf.${task}`)}
        rules={task === 'mend' ? [] : [{ required: true, whitespace: true, min: 2, message: t('form.wordsRule') }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </ActDrawer>
  );
};
