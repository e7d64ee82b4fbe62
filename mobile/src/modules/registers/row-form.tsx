import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import * as registersApi from '#client/endpoints/registers.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { formOf, requiredIn } from '#contract/registers/forms.ts';
import { withAnswer } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import type { PhotosOfForm } from '../../form/answer-field.tsx';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useMe } from '../../session/session.ts';
import { useActDraft } from '../../store/act-draft.ts';
import { submitWritten } from '../../store/outbox.ts';
import { registersKey } from './queries.ts';

interface Props {
  register: RegisterDetail;
  row?: RowDetail;
  given?: Answers;
  onClose: () => void;
}

/** What was begun of a row: its answers, and the version they were written on. */
interface Begun {
  readonly answers?: Answers;
  readonly version?: number;
}

/**
 * Enters a row, or changes one, by the form of its register: kept as a draft, and sent from the outbox where there is no network. Photos and files
 * are added to those that are there; what is personal stays as it is unless the desk types it anew.
 */
export const RowForm = ({ register, row, given, onClose }: Props) => {
  const { t } = useTranslation('registers-phone');
  const client = useQueryClient();
  const me = useMe();
  const owner = me?.account.id ?? null;
  const { code, content } = register;
  const begun = useActDraft(owner, row?.id ?? `${code} ${JSON.stringify(given ?? {})}`, `registers.${code}`, {
    words: '',
    photos: [],
    fields: {},
  });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const state = content.states.find((one) => one.code === row?.state) ?? content.states[0];
  const schema = useMemo(
    () => formOf({ fields: (state ? requiredIn(content, state) : []).filter(({ key }) => !row?.personal.includes(key)) }),
    [content, state, row],
  );
  if (!begun.draft) return null;
  const { id, photos } = begun.draft;
  const draft = begun.draft.fields as Begun;
  // whoever works in one area enters what lies there
  const area = me?.posts.find((post) => post.area !== null)?.area?.code;
  const first = row ? row.values : given ? given : content.areaField !== null && area !== undefined ? { [content.areaField]: area } : {};
  const seen: Answers = Object.fromEntries(Object.entries(first).filter(([key]) => schema.order.includes(key)));
  const answersIn = (fields: Begun): Answers => fields.answers ?? seen;
  const put = (fields: Begun, answers: Answers): Begun => ({ version: fields.version ?? row?.version, answers }) as Begun;
  const change = (next: (answers: Answers) => Answers): void =>
    begun.change(({ fields }) => ({ fields: { ...put(fields as Begun, next(answersIn(fields as Begun))) } }));
  const files: PhotosOfForm = {
    owner,
    of: (question) => photos.filter(({ answers }) => answers === question),
    // photo and answer in one step, so that neither is kept without the other
    change: (question, next) =>
      begun.change((old) => {
        const taken = next(old.photos.filter((one) => one.answers === question)).map((one) => ({ ...one, answers: question }));
        const there = seen[question];
        const keys = [...(Array.isArray(there) ? there : []), ...taken.map(({ key }) => key)];
        const fields = old.fields as Begun;
        return {
          photos: [...old.photos.filter((one) => one.answers !== question), ...taken],
          fields: { ...put(fields, withAnswer(answersIn(fields), question, keys.length > 0 ? keys : undefined)) },
        };
      }),
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const read = readAnswers(schema, answersIn(draft));
    if (read.problem) {
      setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    const endpoint = row ? registersApi.changeRegisterRow : registersApi.addRegisterRow;
    const page = row ? `/registers/${code}/${row.id}` : `/registers/${code}`;
    const body = { id, values: read.answers, ...(row && { version: draft.version ?? row.version }) };
    const outcome = await submitWritten(
      {
        id,
        title: row?.title || labelOf(content.title),
        body,
        written: {
          path: addressOf(endpoint.path, { params: { code, rowId: row?.id } }),
          answers: endpoint.answers,
          what: t(row ? 'change' : 'add'),
          renews: registersKey,
          page,
          ...(row && { subject: row.id }),
        },
        photos,
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('mobile:room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    void client.invalidateQueries({ queryKey: ['register-row', code] });
    toast(t(outcome.status === 'sent' ? 'saved' : 'kept'));
    onClose();
  };
  return (
    <Sheet title={t(row ? 'change' : 'add')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
        <Questions schema={schema} answers={answersIn(draft)} tried={tried} photos={files} onChange={change} />
        <FormError error={error ?? (begun.unsaved ? t('mobile:room.full') : null)} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t('save')}
        </button>
      </form>
    </Sheet>
  );
};
