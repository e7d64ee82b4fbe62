import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { formLimits, type Question } from '#contract/kernel/form/schema.ts';

/** The pair of keywords that bounds answers of a type; money is typed in yuan and kept in fen. */
const pairOf = (
  question: Question,
): { from: 'minLength' | 'minimum' | 'minItems'; to: 'maxLength' | 'maximum' | 'maxItems'; unit: number } | null => {
  if (question.type === 'array') return { from: 'minItems', to: 'maxItems', unit: 1 };
  if (question.format === 'money') return { from: 'minimum', to: 'maximum', unit: 100 };
  if (question.type === 'number' || question.type === 'integer') return { from: 'minimum', to: 'maximum', unit: 1 };
  return question.type === 'string' && !question.enum && (question.format === undefined || question.format === 'long-text')
    ? { from: 'minLength', to: 'maxLength', unit: 1 }
    : null;
};

/** Least and most of an answer: characters, options or the number itself. */
export const Bounds = ({ question, onChange }: { question: Question; onChange: (question: Question, run: string) => void }) => {
  const { t } = useTranslation('forms');
  const pair = pairOf(question);
  if (!pair) return null;
  const isCount = pair.from !== 'minimum';
  return (
    <div className="designer-row">
      {([pair.from, pair.to] as const).map((keyword) => (
        <span key={keyword}>
          {t(`design.bounds.${keyword}`)}{' '}
          <InputNumber
            aria-label={t(`design.bounds.${keyword}`)}
            value={question[keyword] === undefined ? null : question[keyword] / pair.unit}
            {...(isCount && { min: 0, max: formLimits.longTextMax, precision: 0 })}
            onChange={(typed) =>
              onChange({ ...question, [keyword]: typed === null ? undefined : Math.round(Number(typed) * pair.unit) }, keyword)
            }
          />
        </span>
      ))}
    </div>
  );
};
