import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MethodStep } from '#contract/proposals/methods.ts';
import { type Share, shareOf } from '#contract/proposals/rule.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';

type Rule = NonNullable<MethodStep['rule']>;
interface Props {
  /** The step it belongs to. */
  name: string;
  rule: Rule;
  onChange: (rule: Rule) => void;
}

/** Which part of whom must be there, and which must be for it. */
export const ShareFields = ({ name, rule, onChange }: Props) => {
  const { t } = useTranslation('proposals-console');
  const one = (what: 'quorum' | 'majority', share: Share, on: (share: Share) => void) => {
    const label = (part: string): string => t('methods.of', { name, what: `${t(`methods.${what}`)} ${part}` });
    return (
      <div className="terms-field method-wide">
        {t(`methods.${what}`)}
        <span className="method-share">
          <Select
            aria-label={label('')}
            value={share.of}
            options={shareOf.map((value) => ({ value, label: t(`methods.shareOf.${value}`) }))}
            onChange={(of) => on({ ...share, of })}
          />
          <NumberInput
            aria-label={label('n')}
            min={1}
            max={100}
            precision={0}
            value={share.n}
            onChange={(n) => on({ ...share, n: Number(n ?? 1) })}
          />
          <span aria-hidden="true">/</span>
          <NumberInput
            aria-label={label('d')}
            min={1}
            max={100}
            precision={0}
            value={share.d}
            onChange={(d) => on({ ...share, d: Number(d ?? 1) })}
          />
          <Checkbox checked={share.strict} onChange={({ target }) => on({ ...share, strict: target.checked })}>
            {t('methods.strict')}
          </Checkbox>
        </span>
      </div>
    );
  };
  return (
    <>
      {rule.quorum && one('quorum', rule.quorum, (quorum) => onChange({ ...rule, quorum }))}
      {one('majority', rule.majority, (majority) => onChange({ ...rule, majority }))}
    </>
  );
};
