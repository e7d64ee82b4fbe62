import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import * as collectionsApi from '#client/endpoints/collections.ts';
import type { SheetDetail } from '#contract/collections/sheets.ts';
import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { labelOf } from '#ui/i18n.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useActDraft } from '../../store/act-draft.ts';
import { submitWritten } from '../../store/outbox.ts';
import { collectionsKey } from './queries.ts';
import { shownValue } from './told.tsx';

/** Sheets ask for no photos. */
const noPhotos = { of: () => [], owner: null, change: () => undefined };
interface Written {
  readonly answers?: Answers;
  readonly reasons?: Record<string, string>;
  readonly rowsConfirmed?: boolean;
  readonly minutes?: string;
}

/**
 * A sheet to be checked and completed: what is known stands there with its source, and goes as it was seen. Kept as a draft; without a network it
 * is handed in from the outbox.
 */
export const Fill = ({ sheet, owner, page }: { sheet: SheetDetail; owner: string | null; page: string }) => {
  const { t } = useTranslation('collections-phone');
  const begun = useActDraft(owner, sheet.id, 'collections.submit', { words: '', photos: [], fields: {} });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const schema = useMemo((): FormSchema => {
    const asked = sheet.cells.filter(({ source }) => source.kind !== 'computed');
    return {
      type: 'object',
      properties: Object.fromEntries(
        asked.map(({ key, question, unit }) => {
          const from = sheet.values.find((one) => one.key === key)?.from;
          const { title } = question.words;
          const source = from ? labelOf(from.words) : null;
          return [
            key,
            {
              ...question,
              words: {
                ...question.words,
                title: unit === null ? title : { zh: `${title.zh}（${unit}）`, en: title.en },
                ...(source !== null && { help: { zh: source, en: source } }),
              },
            },
          ];
        }),
      ),
      order: asked.map(({ key }) => key),
      required: asked.filter(({ required }) => required).map(({ key }) => key),
    };
  }, [sheet]);
  if (!begun.draft) return null;
  const written = begun.draft.fields as Written;
  const seen: Answers = Object.fromEntries(
    sheet.values.flatMap(({ key, value, state }) => (value === null || state === 'computed' ? [] : [[key, value] as const])),
  );
  const answers: Answers = { ...seen, ...written.answers };
  const reasons = {
    ...Object.fromEntries(sheet.values.flatMap(({ key, reason }) => (reason === null ? [] : [[key, reason]]))),
    ...written.reasons,
  };
  const put = (next: Written): void => begun.change(({ fields }) => ({ fields: { ...fields, ...next } }));
  const otherwise = sheet.values.filter(({ key, figure }) => figure !== null && answers[key] !== undefined && answers[key] !== figure);
  const computed = sheet.cells.filter(({ source }) => source.kind === 'computed');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const read = readAnswers(schema, answers);
    const unsaid = otherwise.find(({ key }) => !reasons[key]?.trim());
    if (read.problem) {
      setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    if (unsaid) return setError(t('sayWhy'));
    if (sheet.rows && !written.rowsConfirmed) return setError(t('rowsFirst'));
    setBusy(true);
    setError(null);
    const id = begun.draft?.id ?? '';
    const body = {
      id,
      version: sheet.version,
      answers: read.answers,
      reasons: Object.fromEntries(otherwise.map(({ key }) => [key, reasons[key]?.trim() ?? ''])),
      rowsConfirmed: written.rowsConfirmed ?? false,
      minutes: Number(written.minutes) > 0 ? Math.round(Number(written.minutes)) : null,
    };
    const { path, answers: dates } = collectionsApi.submitSheet;
    const outcome = await submitWritten(
      {
        id,
        title: sheet.title,
        body,
        written: {
          path: addressOf(path, { params: { sheetId: sheet.id } }),
          answers: dates,
          what: t('submit'),
          renews: collectionsKey,
          page,
        },
        photos: [],
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('mobile:room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'submitted' : 'kept'));
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
      <p role="status">
        {t('filledOf', {
          filled: sheet.values.filter(({ state }) => state === 'filled' || state === 'computed').length,
          cells: sheet.cells.length,
        })}
      </p>
      <section className="card stack">
        <Questions
          schema={schema}
          answers={answers}
          tried={tried}
          photos={noPhotos}
          onChange={(next) =>
            begun.change(({ fields }) => ({ fields: { ...fields, answers: next({ ...seen, ...(fields as Written).answers }) } }))
          }
        />
        {computed.map((cell) => (
          <p key={cell.key} className="tight">
            <span className="small soft">{labelOf(cell.question.words.title)}</span>
            <span>{shownValue(cell, sheet.values.find(({ key }) => key === cell.key)?.value, { yes: t('yes'), no: t('no') })}</span>
          </p>
        ))}
      </section>
      {otherwise.map(({ key, figure }) => {
        const cell = sheet.cells.find((one) => one.key === key);
        if (!cell) return null;
        const title = labelOf(cell.question.words.title);
        return (
          <div key={key} className="field">
            <label htmlFor={`why-${key}`}>{t('why', { title, figure: shownValue(cell, figure, { yes: t('yes'), no: t('no') }) })}</label>
            <input
              id={`why-${key}`}
              className="input"
              maxLength={200}
              value={reasons[key] ?? ''}
              onChange={(event) => put({ reasons: { ...reasons, [key]: event.target.value } })}
            />
          </div>
        );
      })}
      {sheet.rows && (
        <label className="row">
          <input
            type="checkbox"
            checked={written.rowsConfirmed ?? false}
            onChange={(event) => put({ rowsConfirmed: event.target.checked })}
          />
          <span>{t('rowsConfirm', { register: labelOf(sheet.rows.title) })}</span>
        </label>
      )}
      <div className="field">
        <label htmlFor="sheet-minutes">{t('minutes')}</label>
        <input
          id="sheet-minutes"
          className="input"
          inputMode="numeric"
          maxLength={6}
          value={written.minutes ?? ''}
          onChange={(event) => put({ minutes: event.target.value })}
        />
      </div>
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t('submit')}
      </button>
    </form>
  );
};
