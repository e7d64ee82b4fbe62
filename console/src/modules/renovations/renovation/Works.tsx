import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pictureKinds } from '#contract/renovations/kinds.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { type ChosenPhoto, PhotoField } from '../../../components/PhotoField.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { photosOf } from './Options.tsx';
import '../../../styles/renovations.css';

interface Values {
  kind: (typeof pictureKinds)[number];
  takenOn: string;
  words?: string;
  photos: readonly ChosenPhoto[];
}
const PictureForm = ({ r, onClose }: { r: RenovationDetail; onClose: () => void }) => {
  const { t } = useTranslation('renovations-console');
  const [busy, setBusy] = useState(false);
  const today = platformDay();
  return (
    <ActDrawer<Values, { pictureId: string }>
      keep="renovations.pictures"
      subject={r.id}
      title={t('addPictures')}
      lead={<p className="soft">{t('picturesLead')}</p>}
      submit={t('save')}
      done={t('saved')}
      renews="renovations"
      disabled={busy}
      initial={{ kind: 'week', takenOn: today }}
      request={(v) =>
        asked(endpoints.renovations.addRenovationPictures, {
          params: { renovationId: r.id },
          body: { kind: v.kind, takenOn: v.takenOn, words: v.words?.trim() ?? '', photoIds: v.photos.map(({ id }) => id) },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('form.pictureKind')}>
        <Radio.Group options={pictureKinds.map((value) => ({ value, label: t(`pictureKinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="takenOn" label={t('form.takenOn')} rules={[{ required: true, message: t('form.dayRule') }]}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="words" label={t('form.words')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="photos" label={t('form.photos')} rules={[{ required: true, message: t('form.photosRule') }]}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Works: milestones, pictures week by week, weeks that were missed, residents who supervise. */
export const Works = ({ r }: { r: RenovationDetail }) => {
  const { t } = useTranslation('renovations-console');
  const [adding, setAdding] = useState(false);
  const open = r.mayManage && r.stage === 'works';
  return (
    <section className="card" aria-label={t('works')}>
      <h2>{t('works')}</h2>
      <ul className="renovation-works">
        {r.milestones.map((m) => (
          <li key={m.id}>
            {m.title} <span className="soft num">{m.doneOn ? t('doneOn', { day: m.doneOn }) : t('dueOn', { day: m.dueOn })}</span>{' '}
            {open && m.doneOn === null && (
              <SendButton
                keep="renovations.milestone"
                subject={m.id}
                words={t('reached')}
                done={t('saved')}
                renews="renovations"
                request={() =>
                  asked(endpoints.renovations.doneRenovationMilestone, {
                    params: { renovationId: r.id, milestoneId: m.id },
                    body: {},
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      {r.missedWeeks.length > 0 && <p>{t('missedWeeks', { weeks: r.missedWeeks.join(t('comma')) })}</p>}
      <p>{r.supervisors.length > 0 ? t('supervisors', { names: r.supervisors.join(t('comma')) }) : t('noSupervisors')}</p>
      {r.mayManage && r.stage !== 'ended' && <Button onClick={() => setAdding(true)}>{t('addPictures')}</Button>}
      {r.pictures.map((p) => (
        <figure key={p.id}>
          <figcaption>
            {t(`pictureKinds.${p.kind}`)} · {p.takenOn} {p.words}
          </figcaption>
          <Photos photos={photosOf(p.photoIds)} />
        </figure>
      ))}
      {adding && <PictureForm r={r} onClose={() => setAdding(false)} />}
    </section>
  );
};
