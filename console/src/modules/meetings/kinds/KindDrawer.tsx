import { Checkbox, Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingKind, Terms } from '#contract/meetings/kinds.ts';
import { participants } from '#contract/proposals/values.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { TermsFields } from '../../../components/TermsFields.tsx';
import '../../../styles/meetings.css';

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
      <TermsFields<Terms>
        terms={kind.terms}
        extra={({ since, noticeDays }, change) => (
          <div className="terms-field">
            {t('kindForm.noticeDays')}
            <NumberInput
              aria-label={`${since} ${t('kindForm.noticeDays')}`}
              min={0}
              max={60}
              value={noticeDays}
              onChange={(n) => change({ noticeDays: Number(n ?? 0) })}
            />
          </div>
        )}
        onChange={(terms) => set({ terms })}
      />
      <div className="meeting-kind-field">
        {t('kindForm.takes')}
        <Select
          mode="multiple"
          aria-label={t('kindForm.takes')}
          value={kind.takes}
          options={participants.map((value) => ({ value, label: t(`proposals:participants.${value}`) }))}
          onChange={(takes) => set({ takes })}
        />
      </div>
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
