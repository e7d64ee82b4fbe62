import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingKind, Part, Terms } from '#contract/meetings/kinds.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import '../../../styles/meetings.css';

const parts = ['1/2>', '2/3', '2/3>', '3/4', '3/4>', '1/1'] as const;
const read = (value: string, of: Part['of']): Part | null => {
  const found = /^(\d+)\/(\d+)(>?)$/.exec(value);
  return found ? { of, n: Number(found[1]), d: Number(found[2]), strict: found[3] === '>' } : null;
};
const write = (part: Part | null): string => (part === null ? '' : `${part.n}/${part.d}${part.strict ? '>' : ''}`);

/** One kind of meeting: what holds from which day on, how it meets, what its minutes need. */
export const KindDrawer = ({
  kind,
  onChange,
  onClose,
}: {
  kind: MeetingKind;
  onChange: (next: MeetingKind) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation('meetings-console');
  const set = (part: Partial<MeetingKind>): void => onChange({ ...kind, ...part });
  const setTerms = (at: number, part: Partial<Terms>): void =>
    set({ terms: kind.terms.map((one, n) => (n === at ? { ...one, ...part } : one)).sort((a, b) => (a.since < b.since ? -1 : 1)) });
  const options = parts.map((value) => ({
    value: value as string,
    label: `${value.endsWith('>') ? '> ' : '≥ '}${value.replace('>', '')}`,
  }));
  const last = kind.terms.at(-1);
  return (
    <Drawer open title={kind.title.zh} onClose={onClose} size={620} className="act-drawer meeting-kind">
      <div className="meeting-kind-field">
        {t('form.name')}
        <Input
          aria-label={t('form.name')}
          value={kind.title.zh}
          maxLength={40}
          onChange={(e) => set({ title: { ...kind.title, zh: e.target.value } })}
        />
      </div>
      <div className="meeting-kind-field">
        {t('kindForm.chairedBy')}
        <Input
          aria-label={t('kindForm.chairedBy')}
          value={kind.chairedBy.zh}
          maxLength={40}
          onChange={(e) => set({ chairedBy: { ...kind.chairedBy, zh: e.target.value } })}
        />
      </div>
      <Checkbox checked={kind.open} onChange={(e) => set({ open: e.target.checked })}>
        {t('kindForm.open')}
      </Checkbox>
      <Checkbox checked={kind.retired} onChange={(e) => set({ retired: e.target.checked })}>
        {t('kindForm.retired')}
      </Checkbox>
      {kind.terms.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: terms have nothing else that stays while they are written
        <fieldset key={at}>
          <legend>{t('kindForm.terms', { since: one.since })}</legend>
          <div className="meeting-kind-field">
            {t('kindForm.since')}
            <Input
              aria-label={t('kindForm.since')}
              type="date"
              value={one.since}
              onChange={(e) => e.target.value && setTerms(at, { since: e.target.value })}
            />
          </div>
          <div className="meeting-kind-field">
            {t('quorum')}
            <Select
              aria-label={t('quorum')}
              value={write(one.quorum)}
              options={[{ value: '', label: t('kindForm.noQuorum') }, ...options]}
              onChange={(value) => setTerms(at, { quorum: read(value, 'due') })}
            />
          </div>
          <div className="meeting-kind-field">
            {t('kindForm.majority')}
            <Select
              aria-label={t('kindForm.majority')}
              value={write(one.majority)}
              options={options}
              onChange={(value) => setTerms(at, { majority: read(value, one.majority.of) ?? one.majority })}
            />
            <Select
              aria-label={t('kindForm.of')}
              value={one.majority.of}
              options={(['present', 'due'] as const).map((of) => ({ value: of, label: t(`kindForm.${of}`) }))}
              onChange={(of) => setTerms(at, { majority: { ...one.majority, of } })}
            />
          </div>
          <div className="meeting-kind-field">
            {t('kindForm.noticeDays')}
            <NumberInput
              aria-label={t('kindForm.noticeDays')}
              min={0}
              max={60}
              value={one.noticeDays}
              onChange={(n) => setTerms(at, { noticeDays: Number(n ?? 0) })}
            />
          </div>
          <div className="meeting-kind-field">
            {t('rule')}
            <Input aria-label={t('rule')} value={one.source} maxLength={200} onChange={(e) => setTerms(at, { source: e.target.value })} />
          </div>
        </fieldset>
      ))}
      {last && (
        <Button
          onClick={() =>
            set({ terms: [...kind.terms, { ...structuredClone(last), since: `${Number(last.since.slice(0, 4)) + 1}-01-01` }] })
          }
        >
          {t('kindForm.addTerms')}
        </Button>
      )}
      {(['topicDays', 'proxies'] as const).map((key) => (
        <div key={key} className="meeting-kind-field">
          {t(`kindForm.${key}`)}
          <NumberInput
            aria-label={t(`kindForm.${key}`)}
            min={0}
            max={key === 'proxies' ? 10 : 60}
            value={kind[key]}
            onChange={(n) => set({ [key]: Number(n ?? 0) })}
          />
        </div>
      ))}
      {(['raiseAfter', 'publicDays'] as const).map((key) => (
        <div key={key} className="meeting-kind-field">
          {t(`kindForm.${key}`)}
          <NumberInput
            aria-label={t(`kindForm.${key}`)}
            min={1}
            max={key === 'raiseAfter' ? 10 : 365}
            value={kind[key]}
            onChange={(n) => set({ [key]: n ?? null })}
          />
        </div>
      ))}
    </Drawer>
  );
};
