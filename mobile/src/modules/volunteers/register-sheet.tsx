import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import type { Volunteer } from '#contract/volunteers/api.ts';
import { skills as allSkills, type Skill } from '#contract/volunteers/kinds.ts';
import { type ServiceTime, serviceTimes } from '#contract/volunteers/values.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { given, Line } from '../../parts/written-fields.tsx';
import { AreaField } from '../../place/area-field.tsx';

interface SomeProps<T extends string> {
  legend: string;
  of: readonly T[];
  word: (one: T) => string;
  value: readonly T[];
  onChange: (value: T[]) => void;
}
/** Any of a few. */
const Some = <T extends string>({ legend, of, word, value, onChange }: SomeProps<T>) => (
  <fieldset className="wrap" aria-label={legend}>
    <legend>{legend}</legend>
    {of.map((one) => (
      <button
        key={one}
        type="button"
        className="chip"
        aria-pressed={value.includes(one)}
        onClick={() => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])}
      >
        {word(one)}
      </button>
    ))}
  </fieldset>
);

/** Registers oneself as a volunteer, or changes what one can do. */
export const RegisterSheet = ({ known, volunteer, onClose }: { known: boolean; volunteer: Volunteer | null; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-phone');
  const { busy, error, setError, run } = useAct('volunteers');
  const [name, setName] = useState('');
  const [area, setArea] = useState(volunteer && { areaCode: volunteer.area.code, name: volunteer.area.name });
  const [skills, setSkills] = useState<Skill[]>(volunteer?.skills ?? []);
  const [times, setTimes] = useState<ServiceTime[]>(volunteer?.times ?? []);
  const [minor, setMinor] = useState(false);
  const [guardian, setGuardian] = useState<{ name?: string; phone?: string; agrees?: boolean }>({});
  const [ending, setEnding] = useState(false);
  const save = (): void => {
    const lacks =
      !known && name.trim().length < 2
        ? t('needName')
        : area === null
          ? t('needArea')
          : minor && !(guardian.agrees && given(guardian.name) && given(guardian.phone))
            ? t('needGuardian')
            : null;
    if (lacks !== null || area === null) {
      setError(lacks);
      return;
    }
    const content = { areaCode: area.areaCode, skills, times };
    const agreed = minor ? { name: given(guardian.name) ?? '', phone: given(guardian.phone) ?? '', agrees: true as const } : null;
    const send = (id: string) =>
      volunteer
        ? call(volunteersApi.changeVolunteer, {
            params: { personId: volunteer.personId },
            body: { id, version: volunteer.version, ...content, guardian: null },
          })
        : call(volunteersApi.registerVolunteer, { body: { id, who: null, name: given(name), minor, ...content, guardian: agreed } });
    void run(`save ${JSON.stringify([name, content, agreed])}`, send).then((done) => done && onClose());
  };
  const end = (personId: string): void =>
    void run('end', (id) => call(volunteersApi.endVolunteer, { params: { personId }, body: { id } })).then((done) => done && onClose());
  return (
    <Sheet title={t(volunteer ? 'change' : 'register')} onClose={onClose}>
      {!known && <Line id="volunteer-name" label={t('name')} value={name} onChange={setName} />}
      <AreaField id="volunteer-area" label={t('area')} choose={t('chooseArea')} value={area} onChange={setArea} />
      <Some legend={t('skillsLabel')} of={allSkills} word={(one) => t(`skills.${one}`)} value={skills} onChange={setSkills} />
      <Some legend={t('timesLabel')} of={serviceTimes} word={(one) => t(`times.${one}`)} value={times} onChange={setTimes} />
      {!volunteer && (
        <label className="row">
          <input type="checkbox" checked={minor} onChange={({ target }) => setMinor(target.checked)} />
          <span>{t('minor')}</span>
        </label>
      )}
      {minor && (
        <>
          <Line
            id="guardian-name"
            label={t('guardianName')}
            value={guardian.name}
            onChange={(value) => setGuardian({ ...guardian, name: value })}
          />
          <Line
            id="guardian-phone"
            label={t('guardianPhone')}
            type="tel"
            value={guardian.phone}
            onChange={(value) => setGuardian({ ...guardian, phone: value })}
          />
          <label className="row">
            <input
              type="checkbox"
              checked={guardian.agrees ?? false}
              onChange={({ target }) => setGuardian({ ...guardian, agrees: target.checked })}
            />
            <span>{t('guardianAgrees')}</span>
          </label>
        </>
      )}
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={save}>
        {t(volunteer ? 'save' : 'send')}
      </button>
      {volunteer && !ending && (
        <button type="button" className="button wide" onClick={() => setEnding(true)}>
          {t('end')}
        </button>
      )}
      {volunteer && ending && (
        <>
          <p>{t('endSure')}</p>
          <button type="button" className="button wide" disabled={busy !== null} onClick={() => end(volunteer.personId)}>
            {t('end')}
          </button>
        </>
      )}
    </Sheet>
  );
};
