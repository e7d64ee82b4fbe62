import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Form, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetImport as Imported, SheetDetail } from '#contract/collections/sheets.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';
import { SheetTag } from '../figures.tsx';
import { key, sheetQuery } from '../queries.ts';
import { CellRow, fenTyped } from './CellRow.tsx';
import { Review } from './Review.tsx';
import '../../../styles/collections.css';

export interface Values {
  answers?: Record<string, Answer | null | undefined>;
  reasons?: Record<string, string | undefined>;
  rowsConfirmed?: boolean;
  minutes?: number | null;
}

/** What was written, as it is sent: filled cells as they were seen, so that a figure that moved meanwhile is noticed. */
const writtenOf = (sheet: SheetDetail, { answers = {}, reasons = {} }: Values): { answers: Answers; reasons: Record<string, string> } => ({
  answers: Object.fromEntries(
    sheet.cells.flatMap(({ key: cell, type, source }) => {
      const value = answers[cell];
      if (source.kind === 'computed' || value === undefined || value === null || value === '') return [];
      return [[cell, type === 'money' ? fenTyped(Number(value)) : value]];
    }),
  ),
  reasons: Object.fromEntries(Object.entries(reasons).flatMap(([cell, why]) => (why?.trim() ? [[cell, why.trim()]] : []))),
});

/** One sheet: filled in as far as the platform knows, each cell with its source. */
export const SheetPage = () => {
  const { t } = useTranslation('collections-console');
  const { sheetId } = useParams({ strict: false }) as { sheetId: string };
  const { data, error, refetch } = useQuery(sheetQuery(sheetId));
  useTitle(data?.title ?? t('title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  return <Sheet sheet={data} />;
};

const Sheet = ({ sheet }: { sheet: SheetDetail }) => {
  const { t } = useTranslation('collections-console');
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  return (
    <div className="page collections-sheet">
      <div className="page-head">
        <p className="soft">
          <Link to="/collections">{t('title')}</Link> ·{' '}
          <Link to="/collections/$taskId" params={{ taskId: sheet.taskId }}>
            {t('wholeTask')}
          </Link>
        </p>
        <h1>{sheet.title}</h1>
        <p className="soft">
          <SheetTag sheet={sheet} /> {sheet.addressee.name} · {t('askedBy', { name: sheet.asker.name, day: sheet.dueOn })}
          {sheet.basis && ` · ${sheet.basis}`}
        </p>
        {sheet.note && <p>{sheet.note}</p>}
      </div>
      {sheet.returned && <Alert type="warning" showIcon title={t('returnedFor', { reason: sheet.returned })} />}
      {sheet.merged.map(({ name, values }) => (
        <Alert
          key={name}
          type="info"
          showIcon
          title={t('mergedFrom', { name })}
          description={sheet.cells
            .flatMap((cell) => (values[cell.key] === undefined ? [] : [`${labelOf(cell.question.words.title)}：${values[cell.key]}`]))
            .join('；')}
        />
      ))}
      {sheet.may.answer && (
        <div className="bar">
          <Button loading={busy} onClick={() => void download(`/api/collections/${sheet.taskId}/book`)}>
            {t('export')}
          </Button>
          <Button onClick={() => setImporting(true)}>{t('import.title')}</Button>
        </div>
      )}
      {sheet.rows && <Rows sheet={sheet} rows={sheet.rows} />}
      {sheet.may.answer ? <Fill sheet={sheet} /> : <Told sheet={sheet} />}
      {sheet.may.review && <Review sheet={sheet} />}
      {importing && <Import taskId={sheet.taskId} onClose={() => setImporting(false)} />}
    </div>
  );
};

/** The rows that are to be looked through, where they are at home. */
const Rows = ({ sheet, rows }: { sheet: SheetDetail; rows: NonNullable<SheetDetail['rows']> }) => {
  const { t } = useTranslation('collections-console');
  const where = rows.where.length > 0 ? { where: JSON.stringify(rows.where) } : {};
  return (
    <section className="card">
      <h2>{t('rows.title', { register: labelOf(rows.title) })}</h2>
      <p>{t('rows.count', { total: rows.total, changed: rows.changed })}</p>
      <Link
        to="/registers/$code"
        params={{ code: rows.register }}
        search={{ area: sheet.addressee.code, ...(rows.states[0] && { state: rows.states[0] }), ...where }}
      >
        {t('rows.open')}
      </Link>
      {rows.confirmed && <p className="soft">{t('rows.confirmed')}</p>}
    </section>
  );
};

const Told = ({ sheet }: { sheet: SheetDetail }) => (
  <div className="collections-cells">
    {sheet.cells.map((cell) => (
      <CellRow key={cell.key} cell={cell} value={sheet.values.find((one) => one.key === cell.key)} area={sheet.addressee.code} readOnly />
    ))}
  </div>
);

/** The sheet as a form. What is filled in stands there already; handing in says that it is true. */
const Fill = ({ sheet }: { sheet: SheetDetail }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  const done = (word: 'saved' | 'submitted', answer: SheetDetail): void => {
    queryClient.setQueryData(sheetQuery(sheet.id).queryKey, answer);
    void queryClient.invalidateQueries({ queryKey: [key] });
    void queryClient.invalidateQueries({ queryKey: ['todos'] });
    void message.success(t(word));
  };
  const filled = sheet.values.filter(({ state }) => state === 'filled' || state === 'computed').length;
  const initial: Values = {
    answers: Object.fromEntries(
      sheet.values.map(({ key: cell, value }) => {
        const isMoney = sheet.cells.find((one) => one.key === cell)?.type === 'money';
        return [cell, isMoney && typeof value === 'number' ? value / 100 : (value ?? undefined)];
      }),
    ),
    reasons: Object.fromEntries(sheet.values.flatMap(({ key: cell, reason }) => (reason === null ? [] : [[cell, reason]]))),
  };
  return (
    <>
      <p role="status">{t('filledOf', { filled, cells: sheet.cells.length })}</p>
      <SendForm<Values, SheetDetail>
        // figures that have moved begin anew
        key={`${sheet.version} ${JSON.stringify(sheet.values.map(({ figure }) => figure))}`}
        keep="collections.submit"
        subject={sheet.id}
        title={sheet.title}
        initial={initial}
        submit={t('submit')}
        request={(values) =>
          asked(endpoints.collections.submitSheet, {
            params: { sheetId: sheet.id },
            body: {
              version: sheet.version,
              ...writtenOf(sheet, values),
              rowsConfirmed: values.rowsConfirmed ?? false,
              minutes: values.minutes ?? null,
            },
          })
        }
        onDone={(answer) => done('submitted', answer)}
        // what stands there now is read again, so that both can be compared
        onFailed={() => void queryClient.invalidateQueries({ queryKey: sheetQuery(sheet.id).queryKey })}
        hint={<Save sheet={sheet} onDone={(answer) => done('saved', answer)} />}
      >
        <div className="collections-cells">
          {sheet.cells.map((cell) => (
            <CellRow key={cell.key} cell={cell} value={sheet.values.find((one) => one.key === cell.key)} area={sheet.addressee.code} />
          ))}
        </div>
        {sheet.rows && (
          <Form.Item name="rowsConfirmed" valuePropName="checked" noStyle>
            <Checkbox>{t('rows.confirm', { register: labelOf(sheet.rows.title) })}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="minutes" label={t('minutes')} extra={t('minutesHint')}>
          <InputNumber min={1} max={100_000} precision={0} suffix={t('minutesUnit')} />
        </Form.Item>
      </SendForm>
    </>
  );
};

/** Keeps what was written, for a colleague or another day. */
const Save = ({ sheet, onDone }: { sheet: SheetDetail; onDone: (answer: SheetDetail) => void }) => {
  const { t } = useTranslation('collections-console');
  const form = Form.useFormInstance<Values>();
  const { message } = App.useApp();
  const sending = useSend<Values, SheetDetail>({
    slot: useSlot('collections.save', sheet.id),
    request: (values) =>
      asked(endpoints.collections.saveSheet, {
        params: { sheetId: sheet.id },
        body: { version: sheet.version, ...writtenOf(sheet, values) },
      }),
    onDone,
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button loading={sending.isPending} onClick={() => sending.send(form.getFieldsValue(true) as Values)}>
      {t('save')}
    </Button>
  );
};

/** Sheets of the task by workbook. */
const Import = ({ taskId, onClose }: { taskId: string; onClose: () => void }) => {
  const { t } = useTranslation('collections-console');
  const importing = useSheetImport<Imported>(`/api/collections/${taskId}/import`, ['changed', 'faults']);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  return (
    <SheetImport
      words={(word, data = {}) => t(`import.${word}`, data)}
      template={`/api/collections/${taskId}/book`}
      importing={importing}
      outcome={
        answer ? { ...answer, faultCount: answer.faults.length, told: t(done ? 'import.done' : 'import.would', { ...answer }) } : null
      }
      done={done}
      ready={answer !== undefined && answer.changed > 0}
      onClose={onClose}
      onDone={() => {
        void queryClient.invalidateQueries({ queryKey: [key] });
        onClose();
      }}
    />
  );
};
