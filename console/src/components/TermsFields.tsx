import { Button, Input, Select } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part, Terms } from '#contract/kernel/terms.ts';
import type { Share } from '#contract/proposals/rule.ts';
import '../styles/terms.css';

const parts = ['1/2>', '2/3', '2/3>', '3/4', '3/4>', '1/1'] as const;
const read = (value: string, of: Part['of']): Part | null => {
  const found = /^(\d+)\/(\d+)(>?)$/.exec(value);
  return found ? { of, n: Number(found[1]), d: Number(found[2]), strict: found[3] === '>' } : null;
};
const write = (part: Pick<Part, 'n' | 'd' | 'strict'> | null): string =>
  part === null ? '' : `${part.n}/${part.d}${part.strict ? '>' : ''}`;

/** A part in the words of the law: 过半数, 三分之二以上. */
const partName = (t: TFunction, value: string): string =>
  t(`terms-console:parts.${value.replace('/', '_').replace('>', '_more')}`, { defaultValue: value });
const ofWhom = { due: 'terms-console:ofDue', present: 'terms-console:ofPresent', participating: 'terms-console:ofTaking' } as const;
/** A part of those due or present, in words. */
export const partWords = (t: TFunction, part: Share | null): string =>
  part === null ? t('terms-console:noQuorum') : t(ofWhom[part.of], { part: partName(t, write(part)) });

/** Rules one after another, each from its day on: who makes a quorum, what carries, and where that is written. */
export const TermsFields = <T extends Terms>({
  terms,
  label = '',
  extra,
  onChange,
}: {
  terms: readonly T[];
  /** Of whom they are, where a page has several. */
  label?: string;
  /** What rules of this page say besides. */
  extra?: (one: T, set: (part: Partial<T>) => void) => ReactNode;
  onChange: (terms: T[]) => void;
}) => {
  const { t } = useTranslation('terms-console');
  const set = (at: number, part: Partial<T>): void =>
    onChange(terms.map((one, n) => (n === at ? { ...one, ...part } : one)).sort((a, b) => (a.since < b.since ? -1 : 1)));
  const last = terms.at(-1);
  const add = (): void => {
    if (last) onChange([...terms, { ...structuredClone(last), since: `${Number(last.since.slice(0, 4)) + 1}-01-01` }]);
  };
  return (
    <>
      {terms.map((one, at) => {
        const named = (what: string): string => [label, one.since, t(what)].filter(Boolean).join(' ');
        // what somebody published may be a part that is not offered here
        const options = [...new Set([...parts, write(one.majority), ...(one.quorum ? [write(one.quorum)] : [])])].map((value) => ({
          value: value as string,
          label: partName(t, value),
        }));
        const change = (part: Partial<Terms>): void => set(at, part as Partial<T>);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: terms have nothing else that stays while they are written
          <fieldset key={at} className="terms">
            <legend>{t('since', { day: one.since })}</legend>
            <div className="terms-field">
              {t('sinceDay')}
              <Input
                aria-label={named('sinceDay')}
                type="date"
                value={one.since}
                onChange={(e) => e.target.value && change({ since: e.target.value })}
              />
            </div>
            <div className="terms-field">
              {t('quorum')}
              <Select
                aria-label={named('quorum')}
                value={write(one.quorum)}
                options={[{ value: '', label: t('noQuorum') }, ...options]}
                onChange={(value) => change({ quorum: read(value, 'due') })}
              />
            </div>
            <div className="terms-field">
              {t('majority')}
              <span className="terms-two">
                <Select
                  aria-label={named('base')}
                  value={one.majority.of}
                  options={(['present', 'due'] as const).map((of) => ({ value: of, label: t(`bases.${of}`) }))}
                  onChange={(of) => change({ majority: { ...one.majority, of } })}
                />
                <Select
                  aria-label={named('majority')}
                  value={write(one.majority)}
                  options={options}
                  onChange={(value) => change({ majority: read(value, one.majority.of) ?? one.majority })}
                />
              </span>
            </div>
            {extra?.(one, (part) => set(at, part))}
            <div className="terms-field">
              {t('source')}
              <Input.TextArea
                aria-label={named('source')}
                value={one.source}
                maxLength={200}
                autoSize
                onChange={(e) => change({ source: e.target.value })}
              />
            </div>
            {terms.length > 1 && (
              <Button size="small" danger onClick={() => onChange(terms.filter((_, n) => n !== at))}>
                {t('remove', { day: one.since })}
              </Button>
            )}
          </fieldset>
        );
      })}
      {last && terms.length < 20 && <Button onClick={add}>{t('add')}</Button>}
    </>
  );
};
