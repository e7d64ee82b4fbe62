import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import { finished, problemsOfAnswers } from '#contract/kernel/form/answers.ts';

import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { formOf, requiredIn } from '#contract/registers/forms.ts';
import { titleOf } from '#ui/form/fields.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { Conflict } from './Conflict.tsx';

interface Values {
  values: Answers;
  reason?: string;
}
interface Props {
  register: RegisterDetail;
  /** The row that is changed; left out: a new one. */
  row?: RowDetail;
  /** What a new row begins with. */
  begun?: Answers;
  onClose: () => void;
  onDone: (row: RowDetail) => void;
}

/** Enters or changes a row, by the form of the register in the row's state. What is personal stays unless it is typed anew. */
export const RowForm = ({ register, row, begun: given = {}, onClose, onDone }: Props) => {
  const { t } = useTranslation('registers-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { code, content } = register;
  const [anew, setAnew] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  /** On which version of the row the form stands, and what somebody else has written meanwhile. */
  const [base, setBase] = useState(row);
  const [theirs, setTheirs] = useState<RowDetail | null>(null);
  const state = content.states.find((one) => one.code === row?.state) ?? content.states[0];
  if (!state) return null;
  const stays = (row?.personal ?? []).filter((key) => !anew.includes(key));
  const schema = formOf({ fields: requiredIn(content, state).filter(({ key }) => !stays.includes(key)) });
  const form = readForm(schema);
  const begun = Object.fromEntries(
    Object.entries(row?.values ?? given).filter(([key]) => schema.order.includes(key) && !row?.personal.includes(key)),
  );
  return (
    <Drawer open title={t(row ? 'form.change' : 'bar.add')} onClose={onClose} size={620} destroyOnHidden className="act-drawer">
      <SendForm<Values, RowDetail>
        keep="registers.row"
        subject={`${code} ${row?.id ?? ''}${JSON.stringify(given)}`}
        title={t(row ? 'form.change' : 'bar.add')}
        initial={{ values: begun }}
        submit={t('form.save')}
        disabled={theirs !== null}
        silent={theirs !== null}
        onCancel={onClose}
        request={({ values, reason }) => {
          const filled = finished(form, values);
          return row
            ? asked(endpoints.registers.changeRegisterRow, {
                params: { code, rowId: row.id },
                body: {
                  version: base?.version ?? row.version,
                  values: filled,
                  erased: anew.filter((key) => filled[key] === undefined),
                  reason: reason?.trim() || null,
                },
              })
            : asked(endpoints.registers.addRegisterRow, { params: { code }, body: { values: filled } });
        }}
        onFailed={(error) => {
          const data = error instanceof CallError && error.code === 'registers.row_changed' ? error.data : null;
          if (data) setTheirs(data['row'] as RowDetail);
        }}
        onDone={(saved) => {
          void client.invalidateQueries({ queryKey: ['registers'] });
          void message.success(t('form.saved'));
          onDone(saved);
        }}
      >
        {base && theirs && (
          <Conflict
            key={theirs.version}
            register={register}
            base={base}
            theirs={theirs}
            asked={schema.order}
            onSettled={() => {
              setBase(theirs);
              setTheirs(null);
            }}
          />
        )}
        <Form.Item
          name="values"
          validateTrigger="onSubmit"
          rules={[
            {
              validator: (_, values: Answers = {}) => {
                setTried(true);
                return problemsOfAnswers(form, finished(form, values)).length === 0
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('form.unfinished')));
              },
            },
          ]}
        >
          <AnswerFields schema={schema} tried={tried} />
        </Form.Item>
        {stays.length > 0 && (
          <Form.Item label={t('form.personal')}>
            {stays.map((key) => {
              const field = content.fields.find((one) => one.key === key);
              return (
                <p key={key}>
                  {field && titleOf(field)}：<span className="num">{String(row?.values[key] ?? '')}</span>{' '}
                  <Button size="small" onClick={() => setAnew([...anew, key])}>
                    {t('form.anew')}
                  </Button>
                </p>
              );
            })}
          </Form.Item>
        )}
        {row && (
          <Form.Item name="reason" label={t('form.reason')} extra={t('form.reasonHint')}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </SendForm>
    </Drawer>
  );
};
