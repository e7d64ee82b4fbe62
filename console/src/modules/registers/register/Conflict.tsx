import { Alert, Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterDetail, RowDetail } from '#contract/registers/api.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { useWords } from './useWords.ts';

interface Props {
  register: RegisterDetail;
  /** The row as it was when the form was opened. */
  base: RowDetail;
  /** The row as somebody else has written it meanwhile. */
  theirs: RowDetail;
  /** Fields the form asks for. */
  asked: readonly string[];
  /** Told once it is settled what the form shall hold. */
  onSettled: () => void;
}
type Side = 'mine' | 'theirs';
const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Two people have changed one row: both versions side by side, and which of them shall stand, field by field. Stands within the form. */
export const Conflict = ({ register, base, theirs, asked, onSettled }: Props) => {
  const { t } = useTranslation('registers-console');
  const words = useWords();
  const form = Form.useFormInstance<{ values: Answers }>();
  const [mine] = useState<Answers>(() => form.getFieldValue('values') ?? {});
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  // a personal value is masked in both versions and in the form only where it was typed anew: then it stands for itself
  const isAsked = (key: string): boolean => asked.includes(key) && !theirs.personal.includes(key);
  const fields = register.content.fields.filter(({ key }) => isAsked(key) && !same(mine[key], theirs.values[key]));
  const begun = (key: string): Side => (same(mine[key], base.values[key]) ? 'theirs' : 'mine');
  const side = (key: string): Side => chosen[key] ?? begun(key);
  const by = theirs.history[0]?.by ?? t('row.platform');
  const settle = (): void => {
    const taken = fields.filter(({ key }) => side(key) === 'theirs').map(({ key }) => [key, theirs.values[key]] as const);
    const values = Object.entries({ ...mine, ...Object.fromEntries(taken) }).filter(([, value]) => value !== undefined);
    form.setFieldsValue({ values: Object.fromEntries(values) as Answers });
    onSettled();
  };
  return (
    <Alert
      type="warning"
      className="registers-conflict"
      title={t('conflict.title', { by, version: theirs.version })}
      description={
        <>
          <p>{t(fields.length === 0 ? 'conflict.none' : 'conflict.lead')}</p>
          {fields.map((field) => (
            <fieldset key={field.key}>
              <legend>{titleOf(field)}</legend>
              <Radio.Group
                value={side(field.key)}
                onChange={({ target }) => setChosen({ ...chosen, [field.key]: target.value as Side })}
                options={[
                  {
                    value: 'mine',
                    label: t('conflict.mine', { value: shown(field, mine[field.key], { ...theirs.names, ...base.names }, words) }),
                  },
                  {
                    value: 'theirs',
                    label: t('conflict.theirs', { by, value: shown(field, theirs.values[field.key], theirs.names, words) }),
                  },
                ]}
              />
            </fieldset>
          ))}
          <Button type="primary" onClick={settle}>
            {t('conflict.settle')}
          </Button>
        </>
      }
    />
  );
};
