import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Evaluation, OwnSheet } from '#contract/evaluations/api.ts';
import { itemsOf, reasonsMissing, whole } from '#contract/evaluations/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Values {
  points: Record<string, number | null>;
  words: Record<string, string | undefined>;
}
const numbers = (points: Values['points'] | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(points ?? {}).filter((one): one is [string, number] => typeof one[1] === 'number'));

/** The sheet of one rater on one department; a reason is asked for where points are very low or the whole is very high. */
export const SheetForm = ({
  evaluation: e,
  sheet,
  onClose,
  onNext,
}: {
  evaluation: Evaluation;
  sheet: OwnSheet;
  onClose: () => void;
  /** To the next sheet that is not filled yet, where there is one. */
  onNext: (() => void) | null;
}) => {
  const { t } = useTranslation('evaluations-console');
  const { rater, department } = sheet;
  const items = itemsOf(e.items, department.id);
  const full = items.reduce((sum, one) => sum + one.full, 0);
  return (
    <ActDrawer<Values, OwnSheet>
      wide
      keep="evaluations.rate"
      subject={`${e.id} ${rater.key} ${department.id} ${sheet.edit}`}
      title={t('sheetTitle', { department: department.name })}
      lead={
        <p className="soft">
          {t('forRater', { name: rater.name })} · {t(e.secret ? 'secretYes' : 'secretNo')}
        </p>
      }
      submit={t('acts.send')}
      done={t('done.rated')}
      renews="evaluations"
      // one sheet after another in the same drawer
      round={e.sheets.findIndex((one) => one.rater.key === rater.key && one.department.id === department.id)}
      {...(onNext && { more: { submit: t('acts.sendNext'), onDone: onNext } })}
      initial={{ points: { ...sheet.points }, words: { ...sheet.words } }}
      request={({ points, words = {} }) =>
        asked(endpoints.evaluations.rateDepartment, {
          params: { evaluationId: e.id },
          body: {
            rater: rater.key,
            department: department.id,
            edit: sheet.edit,
            points: numbers(points),
            words: Object.fromEntries(Object.entries(words).flatMap(([code, said]) => (said?.trim() ? [[code, said.trim()]] : []))),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {items.map(({ code, name, full: most, help }, i) => (
        <Form.Item
          key={code}
          name={['points', code]}
          label={t('points', { name, full: most })}
          extra={help}
          // said, not cut down in silence
          rules={[
            { required: true, message: t('pointsNeeded') },
            { type: 'number', max: most, message: t('pointsMost', { full: most }) },
          ]}
        >
          <NumberInput min={0} precision={1} autoFocus={i === 0} />
        </Form.Item>
      ))}
      <Form.Item shouldUpdate noStyle>
        {({ getFieldValue }) => <Reasons evaluation={e} items={items} full={full} points={numbers(getFieldValue('points'))} />}
      </Form.Item>
    </ActDrawer>
  );
};

/** What must be told why, as the points stand, and what the whole comes to. */
const Reasons = ({
  evaluation: e,
  items,
  full,
  points,
}: {
  evaluation: Evaluation;
  items: Evaluation['items'];
  full: number;
  points: Record<string, number>;
}) => {
  const { t } = useTranslation('evaluations-console');
  const missing = reasonsMissing(items, e, points, {});
  const wholeNeeded = missing.includes(whole);
  const rule = (needed: boolean) => [{ required: needed, whitespace: needed, min: needed ? 2 : 0, message: t('reasonNeeded') }];
  return (
    <>
      {items
        .filter(({ code }) => missing.includes(code))
        .map(({ code, name }) => (
          <Form.Item key={code} name={['words', code]} label={t('reason', { name })} rules={rule(true)}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        ))}
      <Form.Item name={['words', whole]} label={t('reasonWhole')} rules={rule(wholeNeeded)}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <p className="num">{t('total', { sum: Object.values(points).reduce((sum, n) => sum + n, 0), full })}</p>
    </>
  );
};
