import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as registersApi from '#client/endpoints/registers.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { formOf, requiredIn } from '#contract/registers/forms.ts';
import { call } from '../../api.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useMe } from '../../session/session.ts';
import { registersKey } from './queries.ts';

/** Files are added at the desk; what is personal stays as it is unless the desk types it anew. */
const noPhotos = { of: () => [], owner: null, change: () => undefined };

/** Enters a row, or changes one, by the form of its register. */
export const RowForm = ({ register, row, onClose }: { register: RegisterDetail; row?: RowDetail; onClose: () => void }) => {
  const { t } = useTranslation('registers-phone');
  const client = useQueryClient();
  const act = useAct(registersKey);
  const { code, content } = register;
  const state = content.states.find((one) => one.code === row?.state) ?? content.states[0];
  const schema = useMemo(
    () =>
      formOf({
        fields: (state ? requiredIn(content, state) : []).filter(
          ({ key, type }) => type !== 'photo' && type !== 'file' && !row?.personal.includes(key),
        ),
      }),
    [content, state, row],
  );
  // whoever works in one area enters what lies there
  const area = useMe()?.posts.find((post) => post.area !== null)?.area?.code;
  const [answers, setAnswers] = useState<Answers>(() => {
    const begun = row ? row.values : content.areaField !== null && area !== undefined ? { [content.areaField]: area } : {};
    return Object.fromEntries(Object.entries(begun).filter(([key]) => schema.order.includes(key)));
  });
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const read = readAnswers(schema, answers);
    if (read.problem) {
      act.setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    const files = content.fields.flatMap(({ key, type }) => {
      const value = row?.values[key];
      return (type === 'photo' || type === 'file') && value !== undefined ? [[key, value] as const] : [];
    });
    const values = { ...Object.fromEntries(files), ...read.answers };
    const request = (id: string): Promise<unknown> =>
      row
        ? call(registersApi.changeRegisterRow, { params: { code, rowId: row.id }, body: { id, version: row.version, values } })
        : call(registersApi.addRegisterRow, { params: { code }, body: { id, values } });
    void act.run(JSON.stringify(values), request).then((done) => {
      if (!done) return;
      void client.invalidateQueries({ queryKey: ['register-row', code] });
      toast(t('saved'));
      onClose();
    });
  };
  return (
    <Sheet title={t(row ? 'change' : 'add')} onClose={onClose}>
      <form className="stack" onSubmit={send} onInput={() => act.setError(null)} noValidate>
        <Questions schema={schema} answers={answers} tried={tried} photos={noPhotos} onChange={setAnswers} />
        <FormError error={act.error} />
        <button type="submit" className="button main wide" disabled={act.busy !== null}>
          {t('save')}
        </button>
      </form>
    </Sheet>
  );
};
