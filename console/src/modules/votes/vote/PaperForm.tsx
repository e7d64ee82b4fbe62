import { App, Form, Input, InputNumber, Radio, Select } from 'antd';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperRow, VoteDetail } from '#contract/votes/api.ts';
import { invalidReasons, type Mark, type Marks, type Question } from '#contract/votes/model.ts';
import { squareMetres } from '#ui/figures.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { numberAfter, SlipInput } from '../../../components/SlipInput.tsx';
import { EntrySelect } from './EntrySelect.tsx';

/** What is chosen for a question in the form: a word, or options, or why it is invalid. */
interface Said {
  say?: 'yes' | 'no' | 'abstain' | 'chosen' | 'invalid';
  chosen?: string[];
  invalid?: (typeof invalidReasons)[number];
}
interface Values {
  slip: string;
  area?: number | null;
  said?: Record<string, Said>;
}
const markOf = ({ say, chosen, invalid }: Said = {}): Mark => {
  if (say === 'invalid') return { invalid: invalid ?? 'other' };
  return say === 'chosen' ? { chosen: chosen ?? [] } : (say ?? { invalid: 'blank' });
};
const saysOf = ({ kind }: Question) =>
  kind === 'motion' ? (['yes', 'no', 'abstain', 'invalid'] as const) : (['chosen', 'invalid'] as const);

/** One question of the paper; a digit chooses as well as a click. */
const QuestionItem = ({ q, first }: { q: Question; first?: RefObject<HTMLDivElement | null> | undefined }) => {
  const { t } = useTranslation('votes-console');
  const form = Form.useFormInstance<Values>();
  const say = Form.useWatch(['said', q.id, 'say'], form) as Said['say'];
  const says = saysOf(q);
  const press = (event: KeyboardEvent): void => {
    const chosen = says[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    form.setFieldValue(['said', q.id, 'say'], chosen);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the radios inside are what is worked; the digits come up from them */}
      <div ref={first} onKeyDown={press}>
        <Form.Item name={['said', q.id, 'say']} label={q.title} rules={[{ required: true, message: t('form.needed') }]}>
          <Radio.Group
            options={says.map((value, i) => ({
              value,
              label: `${i + 1} ${value === 'chosen' ? t('valid') : t(`votes-own:marks.${value}`)}`,
            }))}
          />
        </Form.Item>
      </div>
      {say === 'chosen' && (
        <Form.Item name={['said', q.id, 'chosen']} label={t('chosenOptions', { count: q.most })}>
          <Select mode="multiple" maxCount={q.most} options={q.options.map(({ id, label }) => ({ value: id, label }))} />
        </Form.Item>
      )}
      {say === 'invalid' && (
        <Form.Item name={['said', q.id, 'invalid']} label={t('invalidWhy')} rules={[{ required: true, message: t('form.needed') }]}>
          <Select options={invalidReasons.map((value) => ({ value, label: t(`votes:invalid.${value}`) }))} />
        </Form.Item>
      )}
    </>
  );
};

interface Props {
  vote: VoteDetail;
  /** Read a second or third time from the list; null: one paper after another from the pile. */
  paper: PaperRow | null;
  onClose: () => void;
}

/** What a paper says, as somebody reads it. From the pile the form comes back empty for the next, and says what came of the last. */
export const PaperForm = ({ vote, paper, onClose }: Props) => {
  const { t } = useTranslation('votes-console');
  const { message } = App.useApp();
  // whose paper it is is known: the next key is a digit
  const first = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState<{ n: number; last: string | null; slip: string | null }>({ n: 0, last: null, slip: null });
  const byArea = vote.questions.some(({ rule }) => rule.measures === 'heads_area');
  const wordsOf = (q: Question, mark: Mark | undefined): string => {
    if (mark === undefined) return '—';
    if (typeof mark === 'string') return t(`votes-own:marks.${mark}`);
    if ('invalid' in mark) return t('invalidAs', { why: t(`votes:invalid.${mark.invalid}`) });
    return q.options.flatMap(({ id, label }) => (mark.chosen.includes(id) ? [label] : [])).join(t('comma')) || t('votes-own:marks.abstain');
  };
  const label = t(vote.secret ? 'slip' : 'whose');
  return (
    <ActDrawer<Values, PaperRow>
      round={read.n}
      keep="votes.paper"
      subject={`${vote.id} ${paper?.slip ?? ''}`}
      title={t(paper ? (paper.state === 'differs' ? 'decide' : 'compare') : 'enter')}
      lead={
        <>
          {paper && paper.readings.length > 0 ? (
            <ol>
              {paper.readings.map((reading, i) => (
                <li key={String(i)}>
                  <span className="soft">{t('reading', { n: i + 1 })}</span>
                  {vote.questions.map((q) => t('readAs', { title: q.title, words: wordsOf(q, reading.marks[q.id]) })).join(t('apart'))}
                  {reading.area !== null && byArea && `${t('apart')}${t('square', { n: squareMetres(reading.area) })}`}
                </li>
              ))}
            </ol>
          ) : (
            <p className="soft">{t(paper ? 'enterLead' : 'enterPile')}</p>
          )}
          {read.last && (
            <p role="status">
              <strong>{t('readSoFar', { count: read.n })}</strong> {read.last}
            </p>
          )}
        </>
      }
      submit={t(paper ? 'save' : 'saveNext')}
      renews="votes"
      wide
      initial={paper ? { slip: paper.slip } : vote.secret && read.slip !== null ? { slip: numberAfter(read.slip) } : {}}
      request={(v) => {
        const marks: Marks = Object.fromEntries(vote.questions.map((q) => [q.id, markOf(v.said?.[q.id])]));
        const area = vote.secret && byArea ? Math.round((v.area ?? 0) * 100) : 0;
        return asked(endpoints.votes.enterPaper, { params: { voteId: vote.id }, body: { slip: v.slip.trim(), marks, area } });
      }}
      onClose={onClose}
      onDone={(done) => {
        const came = t(`came.${done.state === 'withdrawn' ? 'entered' : done.state}`, { slip: done.label ?? done.slip });
        if (paper) {
          void message.success(came);
          onClose();
        } else setRead(({ n }) => ({ n: n + 1, last: came, slip: done.slip }));
      }}
    >
      <Form.Item name="slip" label={label} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}>
        {paper ? (
          <SlipShown name={paper.label ?? paper.slip} />
        ) : vote.secret ? (
          <SlipInput most={40} />
        ) : (
          <EntrySelect
            voteId={vote.id}
            label={label}
            autoFocus
            onPicked={() => setTimeout(() => first.current?.querySelector('input')?.focus())}
          />
        )}
      </Form.Item>
      {vote.secret && byArea && (
        <Form.Item name="area" label={t('areaOnPaper')} rules={[{ required: true, message: t('form.needed') }]}>
          <InputNumber min={0} precision={2} style={{ width: 180 }} />
        </Form.Item>
      )}
      {vote.questions.map((q, i) => (
        <QuestionItem key={q.id} q={q} first={i === 0 ? first : undefined} />
      ))}
    </ActDrawer>
  );
};

/** Whose paper it is, where that stands. */
const SlipShown = ({ name, id }: { name: string; id?: string; value?: string }) => <Input id={id ?? ''} value={name} disabled />;
