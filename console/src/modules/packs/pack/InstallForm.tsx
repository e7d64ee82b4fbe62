import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PackChoice, PackItem } from '#contract/packs/api.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { DayItem } from '../../../components/DayItem.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Values {
  reason: string;
  day?: string;
  unproven?: boolean;
}
interface Props {
  pack: PackItem;
  /** The preview it is installed by. */
  seen: string;
  choices: readonly PackChoice[];
  blocked: boolean;
  onDone: (pack: PackItem) => void;
}

/** Installs a pack as its preview shows it. */
export const InstallForm = ({ pack, seen, choices, blocked, onDone }: Props) => {
  const { t } = useTranslation('packs-console');
  const { code, installed, origin } = pack;
  const title = t(installed ? 'install.upgrade' : 'install.title');
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <SendForm<Values, PackItem>
        keep="packs.install"
        subject={code}
        title={title}
        submit={title}
        disabled={blocked}
        hint={blocked && <span className="soft">{t('install.blocked')}</span>}
        request={({ reason, day, unproven = false }) =>
          asked(endpoints.packs.installPack, {
            params: { code },
            body: { seen, choices: [...choices], unproven, reason, effectiveOn: day ?? null },
          })
        }
        onDone={onDone}
      >
        <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} most={200} />
        <DayItem name="day" label={t('install.day')} extra={t('install.dayHint')} min={platformDay()} />
        {(origin === 'unknown' || origin === 'unsigned') && (
          <Form.Item name="unproven" valuePropName="checked" rules={[{ required: true, message: t('install.unprovenNeeded') }]}>
            <Checkbox>{t('install.unproven')}</Checkbox>
          </Form.Item>
        )}
      </SendForm>
    </section>
  );
};
