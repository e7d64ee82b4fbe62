import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftSummary } from '#contract/drawing/api.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { levelBelow, levelOf, refreshGrids } from './data.ts';

interface Props {
  area: { code: string; name: string };
  drafts: readonly DraftSummary[];
  /** A published draft: begin with the areas as they were before it. */
  restore?: DraftSummary;
  onClose: () => void;
}

/** Begins a drawing, or leads on to one that is open already. */
export const OpenDraft = ({ area, drafts, restore, onClose }: Props) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const navigate = useNavigate();
  const below = levelBelow[levelOf(area.code)];
  const level = below ? t(`territory:levels.${below}`) : '';
  const open = drafts.filter((one) => one.state === 'open');
  const goTo = (draft: string): void => {
    onClose();
    void navigate({ to: '/grids', search: { area: area.code, draft } });
  };
  const title = restore ? t('restoreTitle', { title: restore.title }) : t('drawTitle', { name: area.name, level });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={480}>
      {!restore && open.length > 0 && (
        <div className="grids-going">
          <p>{t('goingOn')}</p>
          <ul>
            {open.map((draft) => (
              <li key={draft.id}>
                <button type="button" className="plain-link" onClick={() => goTo(draft.id)}>
                  {draft.title}
                </button>{' '}
                <span className="soft">{t('draftBy', { name: draft.createdBy.name, moment: shortTime(draft.updatedAt, locale) })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {restore && <p className="grids-going soft">{t('restoreText')}</p>}
      <SendForm<{ title: string }, Draft>
        keep="grids.draft"
        subject={`${area.code} ${restore?.id ?? ''}`}
        title={title}
        submit={t('drawStart')}
        initial={{
          title: restore ? t('restoreDefault', { title: restore.title }).slice(0, 80) : t('drawDefault', { name: area.name, level }),
        }}
        request={(v) => asked(endpoints.drawing.openDraft, { body: { areaCode: area.code, title: v.title, restore: restore?.id ?? null } })}
        onCancel={onClose}
        onDone={(draft) => {
          refreshGrids();
          goTo(draft.id);
        }}
      >
        <Form.Item name="title" label={t('draftTitle')} rules={[{ required: true, whitespace: true, message: t('draftTitleNeeded') }]}>
          <Input maxLength={80} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
