import { PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Empty, Switch } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { Answers, Format, FormSchema } from '#contract/kernel/form/schema.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { addQuestion } from './design.ts';
import { QuestionCard } from './QuestionCard.tsx';
import '../../styles/designer.css';

interface Props {
  form: FormSchema;
  onChange: (form: FormSchema) => void;
  /** What those who are asked can fill in. */
  formats: readonly Format[];
}

/** Steps back to former states of a form; a run of letters typed into one field is one step. */
const useUndo = (form: FormSchema, onChange: (form: FormSchema) => void) => {
  const [past, setPast] = useState<readonly FormSchema[]>([]);
  const last = useRef<string | null>(null);
  return {
    change: (next: FormSchema, run: string | null = null) => {
      if (run === null || run !== last.current) setPast([...past, form]);
      last.current = run;
      onChange(next);
    },
    undo:
      past.length === 0
        ? null
        : () => {
            const before = past.at(-1);
            setPast(past.slice(0, -1));
            last.current = null;
            if (before) onChange(before);
          },
  };
};

/** Questions of a form, designed on one side and tried out on the other. */
export const FormDesigner = ({ form, onChange, formats }: Props) => {
  const { t } = useTranslation('forms');
  const { change, undo } = useUndo(form, onChange);
  const problems = problemsOfSchema(form, formats);
  const [open, setOpen] = useState<string | null>(form.order[0] ?? null);
  const bench = useRef<HTMLElement>(null);
  const added = useRef<string | null>(null);
  const add = (): void => {
    const made = addQuestion(form);
    change(made.form);
    setOpen(made.key);
    added.current = made.key;
  };
  // a new question is written at once
  useEffect(() => {
    if (added.current !== null) bench.current?.querySelector<HTMLElement>(`[data-question="${added.current}"] input`)?.focus();
    added.current = null;
  });
  return (
    <div className="designer">
      <section ref={bench} className="designer-bench" aria-label={t('design.questions')}>
        <div className="designer-head">
          <h2>{t('design.questions')}</h2>
          <Button icon={<UndoOutlined />} disabled={undo === null} onClick={() => undo?.()}>
            {t('design.undo')}
          </Button>
        </div>
        {form.order.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('design.empty')} />}
        <ol className="designer-list">
          {form.order.map((key, at) => (
            <QuestionCard
              key={key}
              form={form}
              at={at}
              open={key === open}
              formats={formats}
              problems={problems.filter((one) => one.question === key)}
              onOpen={(opened) => setOpen(opened)}
              onChange={change}
            />
          ))}
        </ol>
        <Button type="dashed" block icon={<PlusOutlined />} onClick={add}>
          {t('design.add')}
        </Button>
      </section>
      <Preview form={form} isForm={problems.length === 0} />
    </div>
  );
};

/** The form as it will be asked, to be tried out; while something is missing, the last state that could be asked. */
const Preview = ({ form, isForm }: { form: FormSchema; isForm: boolean }) => {
  const { t } = useTranslation('forms');
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const shown = useRef<FormSchema | null>(null);
  if (isForm) shown.current = form;
  return (
    <section className="designer-preview" aria-label={t('design.preview')}>
      <div className="designer-head">
        <h2>{t('design.preview')}</h2>
        <span className="designer-tried">
          <Switch size="small" aria-label={t('design.tried')} checked={tried} onChange={setTried} /> {t('design.tried')}
        </span>
      </div>
      {!isForm && <p className="soft">{t('design.unfinished')}</p>}
      {shown.current && shown.current.order.length > 0 ? (
        // fields of another form begin anew
        <AnswerFields key={JSON.stringify(shown.current)} schema={shown.current} value={answers} onChange={setAnswers} tried={tried} />
      ) : (
        <p className="soft">{t('design.nothing')}</p>
      )}
    </section>
  );
};
